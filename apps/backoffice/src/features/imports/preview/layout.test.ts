import { expect, test } from 'vitest'
import { lineHeight, linesOf, placesOf, rowHeight } from './layout.ts'

function startsOf(notes: readonly number[]): number[] {
  const starts = [0]
  for (const count of notes) starts.push(starts.at(-1)! + rowHeight(count))
  return starts
}

test.each([
  { notes: [], unread: 0 },
  { notes: [], unread: 50 },
  { notes: [0, 3, 1, 0, 0, 2, 4, 0], unread: 0 },
  { notes: [2, 0, 0, 1, 0, 0, 0, 5, 1], unread: 40 },
])('the row at every pixel is the one that stands there, read or not: %j', ({ notes, unread }) => {
  const count = notes.length + unread
  const places = placesOf(startsOf(notes), count)
  for (let pixel = 0; pixel < 2000; pixel += 1) {
    const index = places.indexAt(pixel)
    if (index === count) expect(pixel).toBeGreaterThanOrEqual(places.startOf(count))
    else {
      expect(places.startOf(index)).toBeLessThanOrEqual(pixel)
      expect(places.startOf(index + 1)).toBeGreaterThan(pixel)
    }
  }
})

test('rows that are not read yet are as high as plain ones', () => {
  const places = placesOf([0], 20_000)
  expect(places.startOf(20_000)).toBe(20_000 * lineHeight)
  expect(places.indexAt(19_999 * lineHeight + 1)).toBe(19_999)
})

test('a reason takes as many lines as its column leaves it', () => {
  expect(linesOf('Obligatorio', 200)).toBe(1)
  expect(linesOf('x'.repeat(82), 200)).toBeGreaterThan(2)
})
