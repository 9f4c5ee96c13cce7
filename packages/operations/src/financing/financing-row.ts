import type { AppUserTable, FinancingTable } from '@cauce/database/tables'
import { type DeathReason, type FinancingState, type LiveStage, liveStage } from '@cauce/domain/financing/states'
import type { Selection } from 'kysely'

/** A financing as a list shows it. Instants are ISO, `totalCents` is the cart. */
export type FinancingRow = {
  id: string
  createdAt: string
  reference: string
  customerName: string
  phone: string
  state: FinancingState
  /** What a live one waits for. */
  stage: LiveStage | null
  /** Why a dead one died. */
  deadReason: DeathReason | null
  totalCents: number
  merchantId: string
  centreId: string
  agentId: string
  agentName: string
  archivedAt: string | null
  linkSends: number
  lastLinkSentAt: string | null
}

/** What `financingRow` needs of a financing `f` joined with its agent `a`. */
export const rowColumns = [
  'f.id',
  'f.created_at',
  'f.reference',
  'f.customer_name',
  'f.phone',
  'f.state',
  'f.dead_reason',
  'f.total_cents',
  'f.merchant_id',
  'f.centre_id',
  'f.agent_id',
  'f.archived_at',
  'f.link_sends',
  'f.last_link_sent_at',
  'f.link_expires_at',
  'f.review_since',
  'f.claimed_attempt_id',
  'a.name as agent_name',
] as const

type StoredRow = Selection<{ f: FinancingTable; a: AppUserTable }, 'f' | 'a', (typeof rowColumns)[number]>

export const financingRow = (row: StoredRow, now: string): FinancingRow => ({
  id: row.id,
  createdAt: row.created_at,
  reference: row.reference,
  customerName: row.customer_name,
  phone: row.phone,
  state: row.state as FinancingState,
  stage: row.state === 'live' ? stageOf(row, now) : null,
  deadReason: row.dead_reason as DeathReason | null,
  totalCents: row.total_cents,
  merchantId: row.merchant_id,
  centreId: row.centre_id,
  agentId: row.agent_id,
  agentName: row.agent_name,
  archivedAt: row.archived_at,
  linkSends: row.link_sends,
  lastLinkSentAt: row.last_link_sent_at,
})

const stageOf = (row: StoredRow, now: string): LiveStage =>
  liveStage(
    { reviewSince: row.review_since, claimedAttemptId: row.claimed_attempt_id, linkExpiresAt: row.link_expires_at },
    now,
  )
