import { expect, test } from 'vitest'
import { lineHeight, linesOf, rowHeight, rowHeights } from './layout.ts'

test.each([
  { notes: [], unread: 0 },
  { notes: [], unread: 50 },
  { notes: [0, 3, 1, 0, 0, 2, 4, 0], unread: 0 },
  { notes: [2, 0, 0, 1, 0, 0, 0, 5, 1], unread: 40 },
])('the row at every pixel is the one that stands there, read or not: %j', ({ notes, unread }) => {
  const count = notes.length + unread
  const heights = rowHeights(count, lineHeight)
  for (const [index, lines] of notes.entries()) heights.set(index, rowHeight(lines))
  const places = heights.places()
  for (let pixel = 0; pixel < 2000; pixel += 1) {
    const index = places.indexAt(pixel)
    if (index === count) expect(pixel).toBeGreaterThanOrEqual(places.startOf(count))
    else {
      expect(places.startOf(index)).toBeLessThanOrEqual(pixel)
      expect(places.startOf(index + 1)).toBeGreaterThan(pixel)
    }
  }
})

test('rows that are not read yet are as high as plain ones, wherever those that are read stand', () => {
  const heights = rowHeights(20_000, lineHeight)
  heights.set(19_999, 100)
  const places = heights.places()
  expect(places.startOf(19_999)).toBe(19_999 * lineHeight)
  expect(places.startOf(20_000)).toBe(19_999 * lineHeight + 100)
  expect(places.indexAt(19_999 * lineHeight + 1)).toBe(19_999)
})

test('a row that turns out as high as it was taken for moves nothing', () => {
  const heights = rowHeights(3, lineHeight)
  expect(heights.set(1, lineHeight + 0.2)).toBe(false)
  expect(heights.set(1, 90)).toBe(true)
  expect(heights.places().startOf(2)).toBe(lineHeight + 90)
})

test('a reason takes as many lines as its column leaves it', () => {
  expect(linesOf('Obligatorio', 200)).toBe(1)
  expect(linesOf('x'.repeat(82), 200)).toBeGreaterThan(2)
})
