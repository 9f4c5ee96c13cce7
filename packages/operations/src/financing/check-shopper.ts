import { checkBirthDate } from '@cauce/domain/customers/birth-date'
import { checkIdentityDocument } from '@cauce/domain/customers/identity-document'
import { checkPhone } from '@cauce/domain/customers/phone'
import { type ErrorCode, Refusal } from '@cauce/domain/errors'
import type { Shopper } from '@cauce/domain/financing/schema'

/**
 * A shopper with phone and document in their normal form, who may sign a credit on `today` (a calendar date). Refuses
 * with `bad-input`, each fault with its field.
 */
export function checkedShopper(shopper: Shopper, today: string): Shopper {
  const phone = checkPhone(shopper.phone)
  const documentNumber = checkIdentityDocument(shopper.documentNumber, shopper.country)
  const birthDate = checkBirthDate(shopper.birthDate, today)
  const faults = Object.entries({ phone, documentNumber, birthDate }).flatMap(([field, { code }]) =>
    code === undefined ? [] : [[`shopper.${field}`, code] as [string, ErrorCode]],
  )
  if (phone.code !== undefined || documentNumber.code !== undefined || birthDate.code !== undefined)
    throw new Refusal('bad-input', {}, Object.fromEntries(faults))
  return { ...shopper, phone: phone.value, documentNumber: documentNumber.value, birthDate: birthDate.value }
}
