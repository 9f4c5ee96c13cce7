import { checkBirthDate } from '@cauce/domain/customers/birth-date'
import { checkIdentityDocument } from '@cauce/domain/customers/identity-document'
import { checkPhone } from '@cauce/domain/customers/phone'
import { checkPostcode } from '@cauce/domain/customers/postcode'
import type { Shopper } from '@cauce/domain/customers/schema'
import { type ErrorCode, Refusal } from '@cauce/domain/errors'

/**
 * A shopper with phone and document in their normal form, who may sign a credit on `today` (a calendar date). Refuses
 * with `bad-input`, each fault with its field.
 */
export function checkedShopper(shopper: Shopper, today: string): Shopper {
  const phone = checkPhone(shopper.phone)
  const documentNumber = checkIdentityDocument(shopper.documentNumber, shopper.country)
  const birthDate = checkBirthDate(shopper.birthDate, today)
  const postcode = checkPostcode(shopper.postcode, shopper.country)
  const faults = Object.entries({ phone, documentNumber, birthDate, postcode }).flatMap(([field, { code }]) =>
    code === undefined ? [] : [[`shopper.${field}`, code] as [string, ErrorCode]],
  )
  if (
    phone.code !== undefined ||
    documentNumber.code !== undefined ||
    birthDate.code !== undefined ||
    postcode.code !== undefined
  )
    throw new Refusal('bad-input', {}, Object.fromEntries(faults))
  return {
    ...shopper,
    phone: phone.value,
    documentNumber: documentNumber.value,
    birthDate: birthDate.value,
    postcode: postcode.value,
  }
}
