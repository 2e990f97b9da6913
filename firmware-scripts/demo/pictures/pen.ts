// The pen all pictures are drawn with: flat shapes on a field of 96 by 96, as short as SVG allows.

/** The shades of one colour, from pale to deep. */
export type Shades = { pale: string; light: string; main: string; dark: string; deep: string }

export type Drawing = (shades: Shades) => string

export const shadesOf = (colour: string): Shades => ({
  pale: mix(colour, WHITE, 0.72),
  light: mix(colour, WHITE, 0.35),
  main: colour,
  dark: mix(colour, '#000000', 0.2),
  deep: mix(colour, '#1a1420', 0.5),
})

/** `share` of `other` in `colour`, both `#rrggbb`. */
export const mix = (colour: string, other: string, share: number): string => {
  const parts = [1, 3, 5].map(at => {
    const from = Number.parseInt(colour.slice(at, at + 2), 16)
    const to = Number.parseInt(other.slice(at, at + 2), 16)
    return Math.round(from + (to - from) * share)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${parts.join('')}`
}

export const WHITE = '#ffffff'
export const CREAM = '#fff6e5'
export const LEAF = '#5da544'
export const STEM = '#7a5230'
export const STEEL = '#c3cbd3'
export const INK = '#3b4250'
export const CRUST = '#d99a4e'

/** A filled path. */
export const shape = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`

/** A line with round ends. */
export const line = (d: string, colour: string, width = 3): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

export const disc = (x: number, y: number, r: number, fill: string): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`

export const oval = (x: number, y: number, rx: number, ry: number, fill: string): string =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`

export const box = (x: number, y: number, w: number, h: number, r: number, fill: string): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}"/>`

/** Moves, grows and turns a part. */
export const placed = (part: string, x: number, y: number, scale = 1, turn = 0): string =>
  `<g transform="translate(${x} ${y})${scale === 1 ? '' : ` scale(${scale})`}${turn === 0 ? '' : ` rotate(${turn})`}">${part}</g>`

/** Dots of one size. */
export const dots = (at: readonly (readonly [number, number])[], r: number, fill: string): string =>
  at.map(([x, y]) => disc(x, y, r, fill)).join('')

/** The light that lies on everything from the left. */
export const shine = (x: number, y: number, w: number, h: number): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${w / 2}" fill="#fff" opacity=".35"/>`
