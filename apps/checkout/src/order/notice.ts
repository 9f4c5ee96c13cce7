import type { OpenedOrder } from '../link/service.ts'

/** Refusals that are told in their own words. */
const toldCodes = [
  'too-many-attempts',
  'withdrawal-over',
  'card-missing',
  'order-cancelled',
  'card-service-unavailable',
] as const
export type ToldCode = (typeof toldCodes)[number]

/** What the page has to say about the last thing that was done, or tried. */
export type OrderNotice =
  | { kind: 'charged' | 'not-sent'; amountCents: number }
  | { kind: 'charge-declined' | 'withdrawn-declined'; amountCents: number; code: string }
  | { kind: 'card-declined'; code: string }
  | { kind: 'refused'; code: ToldCode }
  | { kind: 'withdrawn' | 'card-kept' | 'cart-accepted' | 'cart-refused' }
  | { kind: 'card-unanswered' | 'card-incomplete' | 'card-unsure' | 'amounts-changed' | 'under-way' | 'cart-gone' }
  | { kind: 'offline' | 'failed' }

export type Charge = NonNullable<OpenedOrder['lastCharge']>

export const isUnderWay = (charge: Pick<Charge, 'state'> | null): boolean =>
  charge?.state === 'begun' || charge?.state === 'unknown'

/** How a charge ended, as it is said; undefined while it is under way. */
export function outcomeNotice(charge: Pick<Charge, 'state' | 'purpose' | 'amountCents' | 'declineCode'>) {
  const { amountCents, declineCode } = charge
  const isWithdrawal = charge.purpose === 'withdrawal'
  const ends: Partial<Record<string, OrderNotice>> = {
    captured: isWithdrawal ? { kind: 'withdrawn' } : { kind: 'charged', amountCents },
    declined: { kind: isWithdrawal ? 'withdrawn-declined' : 'charge-declined', amountCents, code: declineCode ?? '' },
    cancelled: { kind: 'not-sent', amountCents },
  }
  return ends[charge.state]
}

type Turn = 'offline' | 'amounts-changed' | 'under-way' | 'cart-gone'

const codes: Partial<Record<string, Turn>> = {
  unreachable: 'offline',
  'changed-meanwhile': 'amounts-changed',
  'total-changed': 'amounts-changed',
  'prepayment-out-of-range': 'amounts-changed',
  'nothing-owed': 'amounts-changed',
  'payment-in-progress': 'under-way',
  'cart-not-waiting': 'cart-gone',
  'line-shipped': 'cart-gone',
}
/** What a refusal means for the shopper. */
export function refusalNotice(code: string): OrderNotice {
  const told = toldCodes.find((each) => each === code)
  return told ? { kind: 'refused', code: told } : { kind: codes[code] ?? 'failed' }
}
