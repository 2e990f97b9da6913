import t from 'tap'
import { bitsOf, dither, packed, shrunk } from './picture.ts'

const black = (bits: Uint8Array) =>
  bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)

const flat = (level: number, width: number, rows: number) =>
  new Uint8Array(width * rows).fill(level)

t.test('black stays black, white stays white, grey becomes as many dots as it is dark', async t => {
  t.equal(black(dither(flat(0, 16, 4), 16, 4)), 64)
  t.equal(black(dither(flat(255, 16, 4), 16, 4)), 0)
  for (const level of [32, 64, 128, 191, 224]) {
    const share = black(dither(flat(level, 64, 64), 64, 64)) / (64 * 64)
    t.ok(Math.abs(share - (255 - level) / 255) < 0.02, `${level} gives ${share}`)
  }
})

t.test('an edge stays where it is, and no dot falls beside the picture', async t => {
  // Half black, half white, in a width that ends within a byte.
  const grey = Array.from({ length: 20 * 3 }, (_, at) => (at % 20 < 10 ? 0 : 255))
  t.same([...dither(grey, 20, 3)], [0xff, 0xc0, 0, 0xff, 0xc0, 0, 0xff, 0xc0, 0])
})

t.test('the error is spread by 7, 3, 5 and 1 sixteenths', async t => {
  // One grey dot in a white field is white; what it lacks makes nothing else black.
  t.equal(black(dither([255, 255, 255, 255, 140, 255, 255, 255, 255], 3, 3)), 0)
  // 120 is black and leaves 120 * 16: with 7/16 of it the neighbour of 80 is 132.5, and white.
  t.same([...dither([120, 80], 2, 1)], [0b1000_0000])
  // The second row runs from the right: 0 is black; 100 with what fell on it from three dots is 157.
  t.same([...dither([120, 0, 100, 0], 2, 2)], [0b1100_0000, 0b0100_0000])
})

t.test('a picture is kept as text and comes back dot by dot', async t => {
  const bits = Uint8Array.from({ length: 3 * 7 }, (_, at) => (at * 37) & 0xff)
  t.same(bitsOf(packed(bits, 24, 7)), bits)
  t.equal(bitsOf({ ...packed(bits, 24, 7), rows: 8 }), null)
  t.equal(bitsOf({ ...packed(bits, 24, 7), width: Number.NaN }), null)
})

t.test('a picture that is too wide shrinks as a whole and stays as dark', async t => {
  const grey = Array.from({ length: 576 * 96 }, (_, at) => ((at % 576) / 576) * 255)
  const whole = dither(grey, 576, 96)
  const small = shrunk(whole, 576, 96, 384)
  t.same([small.width, small.rows, small.bits.length], [384, 64, 48 * 64])
  const share = black(small.bits) / (384 * 64)
  t.ok(Math.abs(share - black(whole) / (576 * 96)) < 0.02)
})
