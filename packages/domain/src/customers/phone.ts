import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'
import type { Checked } from './checked.ts'

export type PhoneCountry = CountryCode

/** Every country (ISO 3166) with its calling code without `+`, for a form's list. */
export const phoneCountries = (): { country: PhoneCountry; callingCode: string }[] =>
  getCountries().map((country) => ({ country, callingCode: getCountryCallingCode(country) }))

export const isPhoneCountry = (text: string): text is PhoneCountry => isSupportedCountry(text)

/**
 * A phone as typed, read in a country unless it begins with `+` or `00`, in E.164. Codes: `required`, `invalid-phone`
 * (also for an extension or words around the number: a text message must reach it).
 */
export function checkPhone(text: string, country: PhoneCountry = 'ES'): Checked {
  if (text.trim() === '') return { code: 'required' }
  const phone = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false })
  return phone?.isValid() && !phone.ext ? { value: phone.number } : { code: 'invalid-phone' }
}

/** The country (ISO 3166) of an E.164 phone; undefined for what belongs to none. */
export const countryOfPhone = (e164: string): PhoneCountry | undefined => parsePhoneNumberFromString(e164)?.country

/** An E.164 phone grouped as its country does: `612 34 56 78` at home, `+33 6 12 34 56 78` elsewhere. */
export function displayPhone(e164: string, home?: PhoneCountry): string {
  const phone = parsePhoneNumberFromString(e164)
  if (!phone) return e164
  return home !== undefined && phone.country === home ? phone.formatNational() : phone.formatInternational()
}
