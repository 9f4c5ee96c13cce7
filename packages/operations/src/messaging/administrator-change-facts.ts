import type { Db } from '@cauce/database/connection'
import type { AdministratorChangeState } from '@cauce/domain/access/administrator-change'

export type AdministratorChangeFacts = {
  about: 'administrator-change'
  state: AdministratorChangeState
  merchantName: string
  recipientName: string
  /** Whether the platform's account manager is told, and not somebody of the merchant. */
  isManager: boolean
  /** What becomes of a recipient who administers, or did until it was approved; null for others. */
  stops: 'if-approved' | 'stopped' | 'once-accepted' | null
  successorName: string
  askedByName: string
  reason: string
  note: string | null
}

/** What a letter about a change of administrator says; nothing once it stands otherwise. */
export async function administratorChangeFacts(
  db: Db,
  { id, merchantName }: { id: string; merchantName: string },
  key: string,
): Promise<AdministratorChangeFacts | null> {
  const [state, recipientId = ''] = key.split('/')
  const row = await db
    .selectFrom('administrator_change as c')
    .innerJoin('app_user as asker', 'asker.id', 'c.asked_by')
    .leftJoin('app_user as successor', 'successor.id', 'c.new_user_id')
    .innerJoin('app_user as recipient', (join) => join.on('recipient.id', '=', recipientId))
    .select(['c.reason', 'c.note', 'c.first_name', 'c.last_name', 'asker.name as asker', 'successor.name as successor'])
    .select(['c.state', 'recipient.first_name as recipient', 'recipient.merchant_id as works_at', 'c.new_user_id'])
    .select(['recipient.id as recipient_id', 'recipient.role'])
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row || row.state !== state) return null
  return {
    ...{ about: 'administrator-change', state: row.state as AdministratorChangeState, merchantName },
    ...{ recipientName: row.recipient, isManager: row.works_at === null },
    stops: stopsOf(row),
    ...{ successorName: row.successor ?? `${row.first_name} ${row.last_name}`, askedByName: row.asker },
    ...{ reason: row.reason, note: row.note },
  }
}

/** Who is written to at a merchant administers it, or is the successor. */
function stopsOf(row: {
  state: string
  works_at: string | null
  new_user_id: string | null
  recipient_id: string
  role: string
}): AdministratorChangeFacts['stops'] {
  if (row.works_at === null || row.new_user_id === row.recipient_id) return null
  if (row.state === 'asked') return 'if-approved'
  if (row.state !== 'approved') return null
  return row.role === 'merchant-administrator' ? 'once-accepted' : 'stopped'
}
