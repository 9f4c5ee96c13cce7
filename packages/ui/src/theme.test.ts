/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8')

/** A token's colour in a theme, from `--name: light-dark(#a, #b)` or `--name: #a`. */
function colour(name: string, theme: 'light' | 'dark'): string {
  const found = new RegExp(`--${name}: (?:light-dark\\((#\\w{6}), (#\\w{6})\\)|(#\\w{6}));`).exec(css)
  if (!found) throw new Error(`no token --${name}`)
  return found[3] ?? (theme === 'light' ? found[1]! : found[2]!)
}

/** Relative luminance of #rrggbb. Source: WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

const grounds = ['page', 'surface', 'raised', 'sunken', 'hover', 'selected']
const read: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['muted', ground],
    ['accent', ground],
    ['bad-fg', ground],
  ]),
  ...['waiting', 'good', 'bad', 'ended'].map((meaning): [string, string] => [`${meaning}-fg`, `${meaning}-bg`]),
  ['on-accent', 'accent-fill'],
  ['on-accent', 'accent-fill-hover'],
  ['on-accent', 'danger-fill'],
  ['on-accent', 'danger-fill-hover'],
]

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(read)('text in %s on %s has a contrast of 4.5', (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(grounds.slice(0, 5))('the edge of a control on %s has a contrast of 3', (ground) => {
    expect(contrast(colour('line-strong', theme), colour(ground, theme))).toBeGreaterThanOrEqual(3)
  })
})
