import type { Role } from './roles.ts'

/**
 * What somebody may see: everything (platform), or one merchant, or some centres of it.
 * The database reads the same scope in its row-level security.
 */
export type Scope =
  | { kind: 'platform' }
  | { kind: 'merchant'; merchantId: string; centreIds: readonly string[] | 'all' }

/** The scope as Postgres settings hold it: a merchant id, `platform` or nothing; `all` or centre ids by comma. */
export const scopeSettings = (scope: Scope): { merchant: string; centres: string } =>
  scope.kind === 'platform'
    ? { merchant: 'platform', centres: 'all' }
    : { merchant: scope.merchantId, centres: scope.centreIds === 'all' ? 'all' : scope.centreIds.join(',') }

/** Who acts: a person, or a merchant's system user on behalf of a process. */
export type Actor = {
  userId: string
  role: Role
  /** Rights of an additional administrator, or scopes of a key. */
  rights?: readonly string[]
  scope: Scope
  /** The session somebody is signed in with; processes and shoppers have none. */
  sessionId?: string
  ip?: string
  device?: string
  requestId?: string
}

/** The merchant's own system user: the actor of its processes. Its id is the merchant's. */
export const systemActor = (merchantId: string): Actor => ({
  userId: merchantId,
  role: 'system',
  scope: { kind: 'merchant', merchantId, centreIds: 'all' },
})

/** The platform's own processes, which look across merchants; what they find is done by each merchant's own. */
export const platformProcess: Actor = {
  userId: '00000000-0000-0000-0000-000000000000',
  role: 'system',
  scope: { kind: 'platform' },
}

/** The person behind a payment link: acts as the customer, within the merchant that sold. */
export const shopperActor = (merchantId: string, customerId: string): Actor => ({
  userId: customerId,
  role: 'shopper',
  scope: { kind: 'merchant', merchantId, centreIds: 'all' },
})
