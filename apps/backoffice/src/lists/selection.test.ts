import { expect, test } from 'vitest'
import { nothingSelected, selectAll, selectRow, stillShown } from './selection.ts'

const rows = ['a', 'b', 'c', 'd', 'e']
const chosen = (selection: { ids: ReadonlySet<string> }) => [...selection.ids].sort()

test('Shift chooses everything between two clicks, upwards as well', () => {
  const first = selectRow(nothingSelected, rows, 'd')
  expect(chosen(selectRow(first, rows, 'b', true))).toEqual(['b', 'c', 'd'])
})

test('Shift on a chosen row lets go of the whole reach', () => {
  const all = selectRow(selectAll(rows), rows, 'b')
  expect(chosen(selectRow(all, rows, 'd', true))).toEqual(['a', 'e'])
})

test('Shift without a row to reach from chooses one', () => {
  expect(chosen(selectRow(nothingSelected, rows, 'c', true))).toEqual(['c'])
  expect(chosen(selectRow({ ids: new Set(), anchor: 'gone' }, rows, 'c', true))).toEqual(['c'])
})

test('what is not shown any more is not chosen', () => {
  expect(chosen(stillShown(selectAll(rows), ['a', 'e', 'f']))).toEqual(['a', 'e'])
  const same = selectAll(rows)
  expect(stillShown(same, rows)).toBe(same)
})
