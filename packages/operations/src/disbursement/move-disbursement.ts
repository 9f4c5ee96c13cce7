import type { Tx } from '@cauce/database/connection'
import { type DisbursementState, disbursementMoves } from '@cauce/domain/disbursement/states'
import { refuseUnless } from '@cauce/domain/errors'
import { mayMove } from '@cauce/domain/moves'
import { sql } from 'kysely'
import type { ChangeOf } from '../operation.ts'
import { lockOrdersOf, lockPayouts } from './lock-payouts.ts'

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
 * The bank did not pay, or was given the money back: what its ledger entries say is taken back, so that its orders are
 * payable again and join the next payment. Undefined where that was noted before. Refuses as `markPaid` does.
 */
export async function rejectDisbursement(
  tx: Tx,
  { id, reason, at }: Settled & { reason: string },
): Promise<ChangeOf<'disbursement'> | undefined> {
  const owner = await tx.selectFrom('disbursement').select('merchant_id').where('id', '=', id).executeTakeFirst()
  refuseUnless(owner, 'not-found')
  await lockPayouts(tx, owner.merchant_id)
  await lockOrdersOf(tx, id)
  const found = await lockDisbursement(tx, id)
  if (found.state === 'rejected') return undefined
  const change = await move(tx, found, 'rejected', { settled_at: at, reject_reason: reason })
  await takeBack(tx, { id, at })
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

async function move(
  tx: Tx,
  { id, merchant_id, state, number, paid_cents }: Awaited<ReturnType<typeof lockDisbursement>>,
  to: DisbursementState,
  facts: { settled_at: string; reject_reason?: string },
): Promise<ChangeOf<'disbursement'>> {
  refuseUnless(mayMove(disbursementMoves, state, to), 'move-not-allowed')
  await tx
    .updateTable('disbursement')
    .set({ state: to, ...facts })
    .where('id', '=', id)
    .execute()
  return {
    subjectKind: 'disbursement',
    subjectId: id,
    merchantId: merchant_id,
    before: { state },
    after: { state: to, number, paidCents: paid_cents },
  }
}

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
