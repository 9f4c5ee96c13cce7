import type { Checked } from './checked.ts'

const longestDocument = 30
const checkLetters = 'TRWAGMYFPDXBNJZSQVHLCKE'

/**
 * An identity document's number in its normal form: upper case, without spaces, dots and dashes, a Spanish one with
 * its leading zeros. `country` (ISO 3166) is who issued it. Spain: the check letter of DNI, NIE and the K, L and M
 * numbers is verified (Real Decreto 1553/2005; number modulo 23). France: 9 to 12 letters and digits (identity card,
 * passport, residence permit). Elsewhere: anything up to 30 characters. Codes: `required`, `too-long`, `invalid-document`.
 */
export function checkIdentityDocument(text: string, country: string): Checked {
  const number = text.toUpperCase().replace(/[\s.\-–]/g, '')
  if (number === '') return { code: 'required' }
  if (number.length > longestDocument) return { code: 'too-long' }
  if (country === 'ES') return checkSpanish(number)
  if (country === 'FR') return /^[0-9A-Z]{9,12}$/.test(number) ? { value: number } : { code: 'invalid-document' }
  return { value: number }
}

function checkSpanish(number: string): Checked {
  const [, prefix, digits, letter] = /^([XYZKLM]?)(\d{7,8})([A-Z])$/.exec(number) ?? []
  if (prefix === undefined || digits === undefined || (prefix !== '' && digits.length !== 7))
    return { code: 'invalid-document' }

  const leadingDigit = { X: '0', Y: '1', Z: '2' }[prefix] ?? ''
  if (checkLetters[Number(leadingDigit + digits) % 23] !== letter) return { code: 'invalid-document' }
  return { value: prefix === '' ? `${digits.padStart(8, '0')}${letter}` : number }
}
