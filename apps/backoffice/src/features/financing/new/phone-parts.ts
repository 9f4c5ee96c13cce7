import { checkPhone, countryOfPhone, displayPhone, isPhoneCountry } from '@cauce/domain/customers/phone'
import type { DraftShopper } from './draft.ts'

type PhoneParts = Pick<DraftShopper, 'phone' | 'phoneCountry'>

/**
 * A phone with its calling code taken out of the text into the country (ISO 3166), so that it stands on the form once;
 * what is no phone, or one without a calling code, stays as it was typed.
 */
export function phoneParts({ phone, phoneCountry }: PhoneParts): PhoneParts {
  if (!/^\s*(\+|00)/.test(phone)) return { phone, phoneCountry }
  const { value } = checkPhone(phone, isPhoneCountry(phoneCountry) ? phoneCountry : undefined)
  const country = value === undefined ? undefined : countryOfPhone(value)
  return value === undefined || country === undefined
    ? { phone, phoneCountry }
    : { phone: displayPhone(value, country), phoneCountry: country }
}
