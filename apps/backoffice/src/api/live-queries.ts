import type { Query } from '@tanstack/solid-query'
import type { Change } from './live-changes.ts'

/** Which part of the API reads each kind of record. */
const readBy: Record<string, string> = {
  financing: 'financings',
  order: 'financings',
  user: 'access',
  session: 'access',
  key: 'keys',
  'administrator-change': 'administrators',
  service: 'services',
  import: 'imports',
  webhook: 'webhooks',
  'webhook-delivery': 'webhooks',
}

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
    if (!Array.isArray(path) || path[0] !== readBy[change.subjectKind] || query.meta?.live === false) return false
    return typeof input?.id !== 'string' || change.subjectKind !== 'financing' || input.id === change.subjectId
  }
