import { expect, test } from 'vitest'
import { type Pages, rowsOf, unseenRows, withoutRows, withRows } from './pages.ts'

const row = (id: string, state = 'live') => ({ id, state })
const shown: Pages<ReturnType<typeof row>> = {
  pages: [
    { rows: [row('a'), row('b')], next: 'n' },
    { rows: [row('c')], next: null },
  ],
  pageParams: [null, 'n'],
}

test('a changed row changes where it stands, and one that is not shown does not appear', () => {
  const next = withRows(shown, [row('b', 'confirmed'), row('x')])
  expect(rowsOf(next).map(({ id, state }) => `${id} ${state}`)).toEqual(['a live', 'b confirmed', 'c live'])
})

test('rows that leave, leave the rest and its continuation alone', () => {
  const next = withoutRows(shown, ['a', 'c'])
  expect(rowsOf(next).map(({ id }) => id)).toEqual(['b'])
  expect(next.pages.map((page) => page.next)).toEqual(['n', null])
})

test('only rows that are nowhere in the list are announced', () => {
  expect(unseenRows(shown, { rows: [row('y'), row('x'), row('a')], next: 'n' })).toBe(2)
  expect(unseenRows(shown, { rows: [row('b'), row('c')], next: null })).toBe(0)
})
