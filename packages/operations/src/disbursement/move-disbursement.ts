import type { Tx } from '@cauce/database/connection'
import { type DisbursementState, disbursementMoves } from '@cauce/domain/disbursement/states'
import { refuseUnless } from '@cauce/domain/errors'
import { mayMove } from '@cauce/domain/moves'
import { sql } from 'kysely'
import { oneOf } from '../list-conditions.ts'
import { tellAdministrators } from '../messaging/tell-administrators.ts'
import type { ChangeOf } from '../operation.ts'
import { lockForReturn } from './lock-payouts.ts'

type Settled = { id: string; at: string }

/**
 * The bank paid a disbursement. Undefined where that was noted before. Refuses with `not-found`, `move-not-allowed`.
 * Answers what the log should say.
 */
export async function markPaid(tx: Tx, { id, at }: Settled): Promise<ChangeOf<'disbursement'> | undefined> {
  const found = await lockDisbursement(tx, id)
  if (found.state === 'paid') return undefined
  return move(tx, found, 'paid', { settled_at: at })
}

/**
 * The same for many at once that are handed to the bank, and held still by whoever asks. Refuses with `move-not-allowed`
 * where one of them is not.
 */
export async function markAllPaid(tx: Tx, { ids, at }: { ids: readonly string[]; at: string }) {
  if (ids.length === 0) return []
  const paid = await tx
    .updateTable('disbursement')
    .set({ state: 'paid', settled_at: at })
    .where(oneOf('id', ids))
    .where('state', '=', 'sent')
    .returning(['id', 'merchant_id', 'number', 'paid_cents'])
    .execute()
  refuseUnless(paid.length === ids.length, 'move-not-allowed')
  return paid.map((row) => moved({ ...row, state: 'sent' }, 'paid'))
}

/**
 * The bank did not pay, or was given the money back: what its ledger entries say is taken back, so that its orders are
 * payable again and join the next payment; its merchant's administrators are told. Undefined where that was noted before. Refuses as `markPaid` does.
 */
export async function rejectDisbursement(
  tx: Tx,
  { id, reason, at }: Settled & { reason: string },
): Promise<ChangeOf<'disbursement'> | undefined> {
  await lockForReturn(tx, [id])
  const found = await lockDisbursement(tx, id)
  if (found.state === 'rejected') return undefined
  const change = await move(tx, found, 'rejected', { settled_at: at, reject_reason: reason })
  await takeBack(tx, { id, at })
  await tellAdministrators(tx, {
    ...{ template: 'disbursement-rejected', subjectKind: 'disbursement', told: 'rejected', at },
    subjects: sql`select id, merchant_id from disbursement where id = ${id}`,
  })
  return { ...change, after: { ...change.after, rejectReason: reason } }
}

async function lockDisbursement(tx: Tx, id: string) {
  const found = await tx
    .selectFrom('disbursement')
    .select(['id', 'merchant_id', 'state', 'number', 'paid_cents'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  refuseUnless(found, 'not-found')
  return found
}

type Locked = Awaited<ReturnType<typeof lockDisbursement>>

async function move(
  tx: Tx,
  found: Locked,
  to: DisbursementState,
  facts: { settled_at: string; reject_reason?: string },
): Promise<ChangeOf<'disbursement'>> {
  refuseUnless(mayMove(disbursementMoves, found.state, to), 'move-not-allowed')
  await tx
    .updateTable('disbursement')
    .set({ state: to, ...facts })
    .where('id', '=', found.id)
    .execute()
  return moved(found, to)
}

const moved = (
  { id, merchant_id, state, number, paid_cents }: Locked,
  to: DisbursementState,
): ChangeOf<'disbursement'> => ({
  subjectKind: 'disbursement',
  subjectId: id,
  merchantId: merchant_id,
  before: { state },
  after: { state: to, number, paidCents: paid_cents },
})

async function takeBack(tx: Tx, { id, at }: Settled): Promise<void> {
  await sql`
    with reversed as (
      insert into ledger_entry (merchant_id, kind, order_id, disbursement_id, fact_key, posted_at)
      select merchant_id, 'payout-rejected', order_id, disbursement_id,
        'payout-rejected/' || disbursement_id || '/' || order_id, ${at}::timestamptz
      from ledger_entry where disbursement_id = ${id} and kind = 'payout'
      returning id, order_id, merchant_id
    ),
    postings as (
      insert into ledger_posting (entry_id, merchant_id, position, account, amount_cents)
      select r.id, r.merchant_id, 6 - p.position, p.account, -p.amount_cents
      from reversed r
      join ledger_entry e on e.disbursement_id = ${id} and e.kind = 'payout' and e.order_id = r.order_id
      join ledger_posting p on p.entry_id = e.id
    )
    insert into disbursable_order (order_id, merchant_id, since)
    select order_id, merchant_id, ${at}::timestamptz from disbursement_line where disbursement_id = ${id}
    order by order_id
    on conflict (order_id) do nothing`.execute(tx)
}
