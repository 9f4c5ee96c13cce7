import { brandOf, passesLuhn } from '../../src/acquirer/test-cards.ts'
import type { FrameWord } from './words.ts'

export type FieldName = 'number' | 'expiry' | 'cvc'
export type FieldFault = Extract<FrameWord, `incomplete_${string}` | 'incorrect_number' | `invalid_expiry_${string}`>

const lengthOf = (digits: string): number => (brandOf(digits) === 'amex' ? 15 : 16)
const cvcLength = (digits: string): number => (brandOf(digits) === 'amex' ? 4 : 3)

export const digitsOf = (value: string): string => value.replace(/\D/g, '')

/** Groups of four, and American Express's 4-6-5. */
export function formatNumber(value: string): string {
  const digits = digitsOf(value).slice(0, lengthOf(digitsOf(value)))
  const groups =
    brandOf(digits) === 'amex' ? /^(\d{1,4})(\d{1,6})?(\d{1,5})?/ : /^(\d{1,4})(\d{1,4})?(\d{1,4})?(\d{1,4})?/
  return (digits.match(groups)?.slice(1) ?? []).filter(Boolean).join(' ')
}

/** `1` stays, `5` becomes `05 / `, `0534` and an autofilled `05/2034` become `05 / 34`. */
export function formatExpiry(value: string): string {
  const typed = digitsOf(value)
  const digits = /^[2-9]/.test(typed) ? `0${typed}` : typed
  const year = digits.length === 6 ? digits.slice(4) : digits.slice(2, 4)
  return digits.length < 2 ? digits : `${digits.slice(0, 2)} / ${year}`
}

/** What is wrong with a field, or nothing. `today` decides about expiry; a card is good through its last month. */
export function faultOf(
  field: FieldName,
  values: Record<FieldName, string>,
  today: Date = new Date(),
): FieldFault | undefined {
  const digits = digitsOf(values.number)
  if (field === 'number') {
    if (digits.length < lengthOf(digits)) return 'incomplete_number'
    return passesLuhn(digits) ? undefined : 'incorrect_number'
  }
  if (field === 'cvc') return digitsOf(values.cvc).length < cvcLength(digits) ? 'incomplete_cvc' : undefined
  return expiryFault(digitsOf(values.expiry), today)
}

function expiryFault(expiry: string, today: Date): FieldFault | undefined {
  if (expiry.length < 4) return 'incomplete_expiry'
  const month = Number(expiry.slice(0, 2))
  const year = 2000 + Number(expiry.slice(2))
  if (month < 1 || month > 12) return 'invalid_expiry_month'
  const monthsLeft = (year - today.getFullYear()) * 12 + month - (today.getMonth() + 1)
  if (monthsLeft < 0) return 'invalid_expiry_year_past'
  return monthsLeft > 50 * 12 ? 'invalid_expiry_year' : undefined
}
