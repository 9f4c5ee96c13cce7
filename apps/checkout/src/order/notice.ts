import type { OpenedOrder } from '../link/service.ts'

/** What the page has to say about the last thing that was done, or tried. */
export type OrderNotice =
  | { kind: 'charged' | 'not-sent'; amountCents: number }
  | { kind: 'charge-declined'; amountCents: number; code: string }
  | { kind: 'card-declined'; code: string }
  | { kind: 'refused'; code: string }
  | { kind: 'withdrawn' | 'card-kept' | 'cart-accepted' | 'cart-refused' }
  | { kind: 'card-unanswered' | 'card-incomplete' | 'card-unsure' | 'amounts-changed' | 'under-way' | 'cart-gone' }
  | { kind: 'offline' | 'failed' }

export type Charge = NonNullable<OpenedOrder['lastCharge']>

export const isUnderWay = (charge: Pick<Charge, 'state'> | null): boolean =>
  charge?.state === 'begun' || charge?.state === 'unknown'

/** How a charge ended, as it is said; undefined while it is under way. */
export function outcomeNotice(charge: Pick<Charge, 'state' | 'purpose' | 'amountCents' | 'declineCode'>) {
  const { amountCents, declineCode } = charge
  const ends: Partial<Record<string, OrderNotice>> = {
    captured: charge.purpose === 'withdrawal' ? { kind: 'withdrawn' } : { kind: 'charged', amountCents },
    declined: { kind: 'charge-declined', amountCents, code: declineCode ?? '' },
    cancelled: { kind: 'not-sent', amountCents },
  }
  return ends[charge.state]
}

const codes: Partial<Record<string, OrderNotice['kind']>> = {
  unreachable: 'offline',
  'changed-meanwhile': 'amounts-changed',
  'total-changed': 'amounts-changed',
  'prepayment-too-high': 'amounts-changed',
  'nothing-owed': 'amounts-changed',
  'payment-in-progress': 'under-way',
  'cart-not-waiting': 'cart-gone',
  'line-shipped': 'cart-gone',
}
const toldAsTheyAre = ['too-many-attempts', 'withdrawal-over', 'card-missing', 'order-cancelled', 'card-service-unavailable']

/** What a refusal means for the shopper. */
export function refusalNotice(code: string): OrderNotice {
  if (toldAsTheyAre.includes(code)) return { kind: 'refused', code }
  return { kind: codes[code] ?? 'failed' } as OrderNotice
}
