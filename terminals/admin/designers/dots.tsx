// Dots as they stand on paper.
import { useEffect, useRef } from 'preact/hooks'
import { dotsOfLogo } from './logo.ts'

export const LogoDots = ({ json, label }: { json: string; label: string }) => {
  const box = useRef<HTMLCanvasElement>(null)
  const dots = dotsOfLogo(json)
  useEffect(() => {
    const pen = box.current?.getContext('2d')
    if (!pen || !dots) return
    const { bits, width, rows } = dots
    const picture = pen.createImageData(width, rows)
    const widthBytes = Math.ceil(width / 8)
    for (let at = 0; at < width * rows; at++) {
      const [x, y] = [at % width, Math.floor(at / width)]
      const isBlack = ((bits[y * widthBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
      picture.data.set(isBlack ? INK : PAPER, at * 4)
    }
    pen.putImageData(picture, 0, 0)
  }, [json])
  if (!dots) return <span class="quiet">–</span>
  return (
    <canvas
      ref={box}
      role="img"
      aria-label={label}
      width={dots.width}
      height={dots.rows}
      class="h-auto max-w-full rounded-sm border border-base-300"
      style={{ width: `${dots.width / 2}px` }}
    />
  )
}

const INK = [29, 29, 31, 255]
const PAPER = [253, 253, 251, 255]
