import type { ImportColumnName } from '@cauce/domain/imports/kinds'
import { expect, test } from 'vitest'
import { fittedWidths, plainWidths } from './widths.ts'

const columns = ['email', 'firstName', 'lastName', 'role', 'centre'] as const satisfies ImportColumnName[]
type Cells = Partial<Record<ImportColumnName, string>>
const widthsOf = (rows: Cells[], noted?: ImportColumnName) =>
  fittedWidths(columns, rows, {
    name: (column) => column,
    cell: (column, row) => row[column] ?? '',
    isNoted: (column) => column === noted,
  })
const sum = (widths: ReadonlyMap<ImportColumnName, number>) => [...widths.values()].reduce((all, one) => all + one, 0)
const person = { email: 'ana.ruiz@academia-norte.example', firstName: 'Ana', role: 'Administración adicional' }

test('columns that have something get the room of those that have nothing', () => {
  const widths = widthsOf([person])
  const textWidth = (text: string) => text.length * 7 + 24
  expect(widths.get('email')).toBeGreaterThanOrEqual(textWidth(person.email))
  expect(widths.get('role')).toBeGreaterThanOrEqual(textWidth(person.role))
  expect(widths.get('lastName')).toBeLessThan(plainWidths(columns).get('lastName')!)
})

test('a note keeps its column as wide as a plain one', () => {
  expect(widthsOf([person], 'centre').get('centre')).toBe(plainWidths(columns).get('centre'))
})

test('however long the texts are, the columns together take no more room than plain ones, and none is left without', () => {
  const long = 'x'.repeat(200)
  const widths = widthsOf([{ email: long, firstName: long, lastName: long, role: long, centre: 'NORTE' }])
  expect(sum(widths)).toBeLessThanOrEqual(sum(plainWidths(columns)))
  expect(Math.min(...widths.values())).toBeGreaterThan(50)
})
