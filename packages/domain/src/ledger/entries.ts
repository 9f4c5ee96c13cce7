/**
 * What money is: shoppers' debts; what merchants will be owed once shipped and what they are owed; cost of credit not yet
 * earned; card money on its way from the acquirer; what the bank paid out; the commission kept, and the VAT on it.
 */
export const ledgerAccounts = [
  'shopper-receivable',
  'merchant-unshipped',
  'merchant-payable',
  'deferred-cost-income',
  'acquirer-clearing',
  'bank',
  'commission-income',
  'commission-vat',
] as const
export type LedgerAccount = (typeof ledgerAccounts)[number]

/** Which fact an entry tells of. `payout-rejected` takes a payout back. */
export const ledgerEntryKinds = [
  'confirmation',
  'capture',
  'refund',
  'shipment',
  'cart-change',
  'return',
  'cancellation',
  'plan-change',
  'payout',
  'payout-rejected',
] as const
export type LedgerEntryKind = (typeof ledgerEntryKinds)[number]

/** Cents; debits positive, credits negative. */
export type Posting = { account: LedgerAccount; amountCents: number }

/** A merchant's share of a cart, and what the shopper pays for the credit; as amounts or as what changes of them. */
export type OrderMoney = { unshippedCents: number; payableCents: number; costCents: number }

/**
 * An order is agreed or changed: the shopper owes it, the merchant will get it. What ships moves from unshipped to
 * payable; what comes back is taken off both. Source: decisions.md, Ledger.
 */
export const orderPostings = ({ unshippedCents, payableCents, costCents }: OrderMoney): Posting[] =>
  posted([
    ['shopper-receivable', unshippedCents + payableCents + costCents],
    ['merchant-unshipped', -unshippedCents],
    ['merchant-payable', -payableCents],
    ['deferred-cost-income', -costCents],
  ])

/** Money taken from a card: the acquirer owes it and the shopper no longer does, or is owed it where nothing was due. */
export const chargePostings = (amountCents: number): Posting[] =>
  posted([
    ['acquirer-clearing', amountCents],
    ['shopper-receivable', -amountCents],
  ])

/** The same money, or a part of it, given back. */
export const refundPostings = (amountCents: number): Posting[] => chargePostings(-amountCents)

/** Money that no card takes back, sent from the bank to the shopper's account. */
export const transferPostings = (amountCents: number): Posting[] =>
  posted([
    ['shopper-receivable', amountCents],
    ['bank', -amountCents],
  ])

/** A payment to a merchant of `grossCents`, of which commission and its VAT are kept; negated where the bank rejects it. */
export const payoutPostings = (payout: { grossCents: number; netCents: number; vatCents: number }): Posting[] =>
  posted([
    ['merchant-payable', payout.grossCents],
    ['bank', payout.netCents + payout.vatCents - payout.grossCents],
    ['commission-income', -payout.netCents],
    ['commission-vat', -payout.vatCents],
  ])

/** What takes a fact back. */
export const reversed = (postings: readonly Posting[]): Posting[] =>
  postings.map(({ account, amountCents }) => ({ account, amountCents: -amountCents }))

/** Debits first, as books have it. */
const posted = (amounts: [LedgerAccount, number][]): Posting[] =>
  amounts
    .flatMap(([account, amountCents]) => (amountCents === 0 ? [] : [{ account, amountCents }]))
    .toSorted((one, other) => Number(other.amountCents > 0) - Number(one.amountCents > 0))
