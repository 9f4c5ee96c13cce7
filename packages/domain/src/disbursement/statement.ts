/** A booked movement of the platform's account; `amountCents` is below zero where money left it. Dates are ISO. */
export type StatementEntry = {
  bookedOn: string
  amountCents: number
  currency: string
  endToEndId: string | null
  counterparty: { name: string | null; iban: string | null }
  remittance: string | null
  bankReference: string | null
}

/** A payment that was handed to the bank. No two of them have one end-to-end id. */
export type SentPayout = { payoutId: string; endToEndId: string; amountCents: number }

/** `bookedCents` is what left the account for it in all: nothing where the bank gave it back. */
export type BookedPayout = { payout: SentPayout; bookedCents: number; entries: readonly StatementEntry[] }

export type StatementMatch = {
  /** Booked to the cent. */
  matched: readonly BookedPayout[]
  /** Booked, yet not with its amount: paid twice, in part, or given back. */
  amountDiffers: readonly BookedPayout[]
  /** Entries of no payout: cards, fees, and what is in another currency. */
  unknown: readonly StatementEntry[]
  /** Payouts of which the statement says nothing. */
  missing: readonly SentPayout[]
}

/** Lays a statement beside the payouts that were sent. Each entry and each payout is in exactly one of the four. */
export function matchStatement(entries: readonly StatementEntry[], payouts: readonly SentPayout[]): StatementMatch {
  const sent = new Set(payouts.map(({ endToEndId }) => endToEndId))
  const isOfPayout = ({ currency, endToEndId }: StatementEntry) =>
    currency === 'EUR' && endToEndId !== null && sent.has(endToEndId)
  const byId = Map.groupBy(entries.filter(isOfPayout), ({ endToEndId }) => endToEndId)
  const booked = payouts.map((payout): BookedPayout => {
    const found = byId.get(payout.endToEndId) ?? []
    // The subtraction starts at 0, since the negative of a sum that is 0 would be −0.
    return { payout, entries: found, bookedCents: found.reduce((sum, { amountCents }) => sum - amountCents, 0) }
  })
  const told = booked.filter((one) => one.entries.length > 0)
  return {
    matched: told.filter(({ bookedCents, payout }) => bookedCents === payout.amountCents),
    amountDiffers: told.filter(({ bookedCents, payout }) => bookedCents !== payout.amountCents),
    unknown: entries.filter((entry) => !isOfPayout(entry)),
    missing: booked.filter((one) => one.entries.length === 0).map(({ payout }) => payout),
  }
}
