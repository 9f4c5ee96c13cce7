import { expect, test } from 'vitest'
import { columnNames } from './columns.ts'
import { errorMessage } from './errors.ts'

test('columns are named with their alternatives, and what is no column stays as it is', () => {
  expect(columnNames('priceCents,endsOn|duration,x', 'es')).toBe('Precio, Fecha de finalización o Duración, x')
  expect(columnNames('endsOn|duration', 'en')).toBe('End date or Duration')
})

test('a file without its columns is told which', () => {
  expect(errorMessage('file-columns-missing', { columns: 'priceCents' }, 'fr')).toContain(': Prix.')
  expect(errorMessage('file-column-repeated', { column: 'name' }, 'es')).toContain('Nombre')
  expect(errorMessage('reference-repeated', { row: 12 }, 'en')).toContain('row 12')
})
