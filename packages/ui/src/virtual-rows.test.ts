import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { windowOf } from './virtual-rows.tsx'

const size = 36

test('a million rows cost no more than fit', () => {
  const { first, end, above, below } = windowOf({ top: 18_000_000, height: 720 }, 1_000_000, size)
  expect(end - first).toBeLessThan(60)
  expect(above + (end - first) * size + below).toBe(1_000_000 * size)
})

test('a list that became shorter than where one stood shows its end', () => {
  expect(windowOf({ top: 36_000, height: 720 }, 5, size)).toEqual({ first: 0, end: 5, above: 0, below: 0 })
})

property.prop([fc.nat(5_000), fc.nat(400_000), fc.integer({ min: 1, max: 2_000 })])(
  'every row in sight is drawn, and none stands at another place for it',
  (count, top, height) => {
    const { first, end, above, below } = windowOf({ top, height }, count, size)
    expect(above + (end - first) * size + below).toBe(count * size)
    const inSight = Array.from({ length: count }, (_, row) => row).filter(
      (row) => (row + 1) * size > top && row * size < top + height,
    )
    for (const row of inSight) expect(row >= first && row < end).toBe(true)
  },
)

test('rows of different heights are drawn where they stand', () => {
  const heights = Array.from({ length: 1000 }, (_, row) => (row % 3 === 0 ? 96 : 36))
  const starts = [0]
  for (const height of heights) starts.push(starts.at(-1)! + height)
  const places = {
    startOf: (index: number) => starts[index]!,
    indexAt: (pixel: number) => starts.filter((start) => start <= pixel).length - 1,
  }
  const { first, end, above, below } = windowOf({ top: starts[500]!, height: 720 }, heights.length, places)
  expect(first).toBe(488)
  expect(starts[end]! - starts[500]!).toBeGreaterThan(720)
  expect(above).toBe(starts[488])
  expect(above + heights.slice(first, end).reduce((sum, height) => sum + height, 0) + below).toBe(starts[1000])
})
