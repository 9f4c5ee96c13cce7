import { expect, test } from 'vitest'
import { bankReasonText } from './statement-words.ts'

test('a bank’s reason is told in words where it is a known code, and as it stands otherwise', () => {
  expect(bankReasonText('AC04', 'es')).toBe('AC04: cuenta cerrada')
  expect(bankReasonText('AC04', 'fr')).toMatch(/^AC04\s: compte clôturé$/)
  for (const said of ['ZZ99', 'AC04: cuenta cerrada hace un año', 'constructor'])
    expect(bankReasonText(said, 'en')).toBe(said)
})
