/**
 * What of the product is held against the ledger, figure by figure: of orders (with their plans, charges and refunds), of
 * disbursements, of invoices, and of the ledger by itself.
 */
export const checkedLines = {
  instalments: 'order',
  plans: 'order',
  charges: 'order',
  refunds: 'order',
  transfers: 'order',
  carts: 'order',
  unshipped: 'order',
  payable: 'order',
  cost: 'order',
  commission: 'order',
  vat: 'order',
  'payout-gross': 'disbursement',
  'payout-commission': 'disbursement',
  'payout-vat': 'disbursement',
  'payout-paid': 'disbursement',
  'invoice-net': 'invoice',
  'invoice-vat': 'invoice',
  /** The last payment of a month with commission and no invoice. */
  uninvoiced: 'disbursement',
  balance: 'merchant',
} as const
export type CheckedLine = keyof typeof checkedLines
export type CheckedSubject = (typeof checkedLines)[CheckedLine]
