import { checkBirthDate } from '@cauce/domain/customers/birth-date'
import { checkIdentityDocument } from '@cauce/domain/customers/identity-document'
import { checkPhone, isPhoneCountry } from '@cauce/domain/customers/phone'
import { checkPostcode } from '@cauce/domain/customers/postcode'
import { type ErrorCode, errorCodes } from '@cauce/domain/errors'
import { type FinancingProductTerms, unfinanceable } from '@cauce/domain/financing/plans'
import { NewFinancing } from '@cauce/domain/financing/schema'
import { cartTotalCents, discountFault } from '@cauce/domain/orders/cart'
import type { Draft, DraftLine } from './draft.ts'

/** Codes by the path of the field, such as `shopper.phone` or `lines.0.name`. */
export type Faults = Readonly<Record<string, ErrorCode>>

/** The draft as it would be sent, phone and document in their normal form where they have one. */
export function asSent({ customerId, shopper, lines, ...sale }: Draft): unknown {
  const { phoneCountry, ...person } = shopper
  return {
    ...sale,
    ...(customerId && { customerId }),
    shopper: {
      ...person,
      email: person.email.trim(),
      phone: phoneOf(shopper).value ?? person.phone,
      documentNumber: checkIdentityDocument(person.documentNumber, person.country).value ?? person.documentNumber,
    },
    lines: lines.map(({ key: _key, serviceId, ...line }) => ({ ...line, ...(serviceId !== null && { serviceId }) })),
  }
}

/** The shopper's phone in E.164, or what is wrong with it. */
export const phoneOf = ({ phone, phoneCountry }: Draft['shopper']) =>
  checkPhone(phone, isPhoneCountry(phoneCountry) ? phoneCountry : undefined)

/**
 * Everything that keeps the draft from being sent, by the same rules as the server's; `lines` is what is wrong with the
 * cart as a whole. `today` is the merchant's day, `terms` those of the product chosen.
 */
export function faultsOf(draft: Draft, today: string, terms?: FinancingProductTerms): Faults {
  const { shopper } = draft
  const faults: Record<string, ErrorCode> = {}
  const parsed = NewFinancing.safeParse(asSent(draft))
  for (const { path, message } of parsed.error?.issues ?? []) faults[path.join('.')] ??= codeOf(message)
  for (const name of ['centreId', 'productId'] as const) if (draft[name] === '') faults[name] = 'required'
  if (shopper.email.trim() === '') faults['shopper.email'] = 'required'
  draft.lines.forEach((line, index) => {
    if (line.unitPriceCents === null) faults[`lines.${index}.unitPriceCents`] = 'required'
    if (line.units === null) faults[`lines.${index}.units`] = 'required'
  })
  if (draft.lines.every(isPriced)) Object.assign(faults, cartFaults(draft.lines, today, terms))
  const checked = {
    phone: phoneOf(shopper),
    documentNumber: checkIdentityDocument(shopper.documentNumber, shopper.country),
    birthDate: checkBirthDate(shopper.birthDate, today),
    postcode: checkPostcode(shopper.postcode, shopper.country),
  }
  for (const [name, { code }] of Object.entries(checked)) {
    if (code === undefined) delete faults[`shopper.${name}`]
    else faults[`shopper.${name}`] = code
  }
  return faults
}

type PricedLine = DraftLine & { unitPriceCents: number; units: number }

/** While a price is missing nobody can say what the cart comes to. */
const isPriced = (line: DraftLine): line is PricedLine => (line.unitPriceCents ?? -1) >= 0 && (line.units ?? -1) >= 0

function cartFaults(lines: PricedLine[], today: string, terms: FinancingProductTerms | undefined): Faults {
  const discount = discountFault(lines)
  if (Object.keys(discount).length > 0 || !terms) return discount
  const code = unfinanceable(terms, cartTotalCents(lines), today)
  return code ? { lines: code } : {}
}

const codeOf = (message: string): ErrorCode => errorCodes.find((code) => code === message) ?? 'bad-input'

/** The draft as the server takes it; only for one without faults. */
export const toSend = (draft: Draft): NewFinancing => NewFinancing.parse(asSent(draft))
