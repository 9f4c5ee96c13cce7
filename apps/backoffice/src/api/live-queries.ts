import type { Query } from '@tanstack/solid-query'
import type { Change } from './live-changes.ts'

/** Which parts of the API read each kind of record. */
const readBy: Record<string, readonly string[]> = {
  financing: ['financings', 'ledger'],
  order: ['financings', 'orders', 'refunds', 'ledger', 'payments', 'disbursements'],
  user: ['access', 'administrators'],
  session: ['access'],
  customer: ['payments', 'financings', 'orders'],
  key: ['keys'],
  'administrator-change': ['administrators'],
  disbursement: ['disbursements', 'invoices', 'ledger', 'statements'],
  invoice: ['invoices'],
  'payout-file': ['disbursements'],
  statement: ['statements'],
  merchant: ['payoutSettings'],
  'account-change': ['payoutSettings', 'disbursements'],
  service: ['services'],
  import: ['imports'],
  'shipment-feed': ['shipments'],
  'shipment-reading': ['shipments'],
  webhook: ['webhooks'],
  'webhook-delivery': ['webhooks'],
}

/** Whose queries name one record by the id that a change of it bears. */
const namedBy: Record<string, string> = { financing: 'financings', order: 'orders' }

/**
 * The queries whose answer a change may have altered. One record's query is named by the `id` of its input. A query
 * with `meta: { live: false }` decides for itself, as a list does that must not move under the cursor. After more changes
 * than the server tells one by one, any may have altered.
 */
export const touchedBy =
  (change: Change) =>
  (query: Pick<Query, 'queryKey' | 'meta'>): boolean => {
    if (change.subjectKind === 'live') return change.action === 'reopened'
    const [path, input] = query.queryKey as [readonly string[] | undefined, { id?: unknown } | undefined]
    if (!Array.isArray(path) || !readBy[change.subjectKind]?.includes(path[0]) || query.meta?.live === false)
      return false
    return typeof input?.id !== 'string' || namedBy[change.subjectKind] !== path[0] || input.id === change.subjectId
  }
