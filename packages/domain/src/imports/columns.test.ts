import { expect, test } from 'vitest'
import { columnsByHeader, headerKey, type ImportColumn, missingColumns, wordKey } from './columns.ts'
import { importKinds } from './kinds.ts'

test.each(Object.entries(importKinds))('no header of %s means two columns', (_, { columns }) => {
  const known = columnsByHeader<string>(columns)
  for (const [key, { headers }] of Object.entries<ImportColumn>(columns))
    for (const header of Object.values(headers).flat())
      expect([header, known.get(headerKey(header))]).toEqual([header, key])
})

test('headers are told apart without case, accents and marks', () => {
  expect(['Duración *', 'DURACION', ' duración: '].map(wordKey)).toEqual(Array(3).fill('duracion'))
})

test('a header is the same with and without its little words', () => {
  const known = columnsByHeader(importKinds.services.columns)
  expect(
    ['Fecha Finalizacion', 'Nombre servicio', 'FECHA DE LA FINALIZACIÓN'].map((header) => known.get(headerKey(header))),
  ).toEqual(['endsOn', 'name', 'endsOn'])
  expect(headerKey('De')).toBe('de')
})

test('a price without tax is no price of ours', () => {
  const known = columnsByHeader(importKinds.services.columns)
  expect(known.get(headerKey('Precio sin IVA'))).toBeUndefined()
  expect(known.get(headerKey('Precio (IVA incluido)'))).toBe('priceCents')
  expect(known.get(headerKey('Precio (€)'))).toBe('priceCents')
})

test('missing columns are named with their alternatives', () => {
  expect(missingColumns(importKinds.services, ['name', 'priceCents'])).toEqual(['reference', 'endsOn|duration'])
  expect(missingColumns(importKinds.services, ['reference', 'name', 'priceCents', 'duration'])).toEqual([])
})
