import type { DisbursementState } from './states.ts'

/** A booked movement of the platform's account; `amountCents` is below zero where money left it. Dates are ISO. */
export type StatementEntry = {
  bookedOn: string
  amountCents: number
  currency: string
  endToEndId: string | null
  /** Whether the bank says that it takes back what it booked before. */
  isReturn: boolean
  /** Why it came back, as the bank says it: an ISO 20022 code, with its own words where there are any. */
  returnReason: string | null
  counterparty: { name: string | null; iban: string | null }
  remittance: string | null
  bankReference: string | null
}

/** What a bank booked on one account; `statementId` with `page` is the bank's own name for it. Null where it is not said. */
export type BankStatement = {
  messageId: string
  statementId: string
  page: number
  /** Null for an account that has none. */
  iban: string | null
  fromDay: string | null
  toDay: string | null
  openingCents: number | null
  closingCents: number | null
  entries: readonly StatementEntry[]
}

/**
 * What is missing between the balances of a statement, in cents: where it is not zero, some of it was cut off. Null where the
 * bank does not say both, or booked in another currency.
 */
export function missingCents({ openingCents, closingCents, entries }: BankStatement): number | null {
  if (openingCents === null || closingCents === null) return null
  if (entries.some(({ currency }) => currency !== 'EUR')) return null
  return entries.reduce((left, { amountCents }) => left - amountCents, closingCents - openingCents)
}

/** Why an entry is none of what was expected of the bank, in the order in which it is looked at. */
export const entryDifferences = [
  'no-reference',
  'unknown-reference',
  'other-currency',
  'other-amount',
  'other-account',
  'wrong-direction',
  'not-sent',
  'paid-twice',
  'returned-twice',
  'rejected-before',
] as const
export type EntryDifference = (typeof entryDifferences)[number]

/** How an entry stands: it is what was expected, it is not, or finance said that it need not be. */
export const entryStates = ['matched', 'difference', 'dismissed'] as const
export type EntryState = (typeof entryStates)[number]

/** A payment that an entry names; `iban` is whose account it goes to. `booked` counts the entries that were matched with it before. */
export type NamedPayment = {
  state: DisbursementState
  iban?: string | null
  amountCents: number
  booked: { paid: number; returned: number }
}

/** `to` is where the payment goes by it; null where it stands there already. */
export type EntryMeaning =
  | { kind: 'paid'; to: 'paid' | null }
  | { kind: 'returned'; to: 'rejected' | null }
  | { kind: 'difference'; difference: EntryDifference }

/** Where a bank takes a payment back and says no why. Source: ISO 20022, ExternalReturnReason1Code. */
export const unsaidReason = 'MS03'

type Moved = Pick<StatementEntry, 'amountCents' | 'currency' | 'isReturn'> &
  Partial<Pick<StatementEntry, 'counterparty'>>

/**
 * What an entry says of the payment that it names. The bank's word confirms what finance noted by hand before, and never
 * takes it back: a payment that was rejected by hand, and left the account nevertheless, is for finance to clear up. Money that
 * went to another account than ours says, is not that payment, whatever it is called.
 */
export function meaningOf(entry: Moved, payment: NamedPayment): EntryMeaning {
  const differs = (difference: EntryDifference): EntryMeaning => ({ kind: 'difference', difference })
  const { state, booked } = payment
  if (entry.currency !== 'EUR') return differs('other-currency')
  if (Math.abs(entry.amountCents) !== payment.amountCents) return differs('other-amount')
  const to = entry.isReturn ? null : entry.counterparty?.iban
  if (to && payment.iban && to !== payment.iban) return differs('other-account')
  if (entry.amountCents > 0 !== entry.isReturn) return differs('wrong-direction')
  if (state === 'prepared') return differs('not-sent')
  if (entry.isReturn) {
    if (booked.returned > 0) return differs('returned-twice')
    return { kind: 'returned', to: state === 'rejected' ? null : 'rejected' }
  }
  if (booked.paid > 0) return differs('paid-twice')
  // One that came back before it was told to have left is rejected by now.
  if (state === 'rejected' && booked.returned === 0) return differs('rejected-before')
  return { kind: 'paid', to: state === 'sent' ? 'paid' : null }
}

/**
 * What each entry of statements means, in their order. `payments` by their end-to-end ids. Banks list a day as they like,
 * so that of one payment what left is read before what came back.
 */
export function readEntries(
  entries: readonly StatementEntry[],
  payments: ReadonlyMap<string, NamedPayment>,
): EntryMeaning[] {
  const standing = new Map(
    [...payments].map(([id, { booked, ...payment }]) => [id, { ...payment, booked: { ...booked } }]),
  )
  const meanings = new Map<StatementEntry, EntryMeaning>()
  const outFirst = [...entries.filter(({ isReturn }) => !isReturn), ...entries.filter(({ isReturn }) => isReturn)]
  for (const entry of outFirst) {
    const payment = entry.endToEndId === null ? undefined : standing.get(entry.endToEndId)
    if (!payment) {
      const difference = entry.endToEndId === null ? 'no-reference' : 'unknown-reference'
      meanings.set(entry, { kind: 'difference', difference })
      continue
    }
    const meaning = meaningOf(entry, payment)
    meanings.set(entry, meaning)
    if (meaning.kind === 'difference') continue
    payment.booked[meaning.kind] += 1
    payment.state = meaning.to ?? payment.state
  }
  return entries.flatMap((entry) => meanings.get(entry) ?? [])
}

/** How an entry would be read if somebody says that it is of this payment: the bank need not call it a return. */
export const meaningByHand = (entry: Omit<Moved, 'isReturn'>, payment: NamedPayment): EntryMeaning =>
  meaningOf({ ...entry, isReturn: entry.amountCents > 0 }, payment)
