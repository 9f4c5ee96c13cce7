import { expect, test } from 'vitest'
import { inUseText } from './in-use-text.ts'

test('a refusal to take an import back names the rows and why', () => {
  const details = { rows: 13, sold: '3 MKT-1\n7 Curso de inglés', changed: '9 ING-B2' }
  expect(inUseText(details)).toBe(
    'Vendido desde entonces: fila 3 (MKT-1), fila 7 (Curso de inglés). Cambiado desde entonces: fila 9 (ING-B2). Y 10 más.',
  )
})

test('people are told by their rows alone, and nothing is said where no row is named', () => {
  expect(inUseText({ rows: 2, joined: '4\n5' })).toBe('Ya ha entrado: fila 4, fila 5.')
  expect(inUseText({ rows: 1 })).toBe('')
})
