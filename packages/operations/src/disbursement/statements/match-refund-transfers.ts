import type { Tx } from '@cauce/database/connection'
import { sql } from 'kysely'

/**
 * Entries that name no payment, and are to the cent and by their account what was transferred of a refund, are that transfer.
 * A bank does not say which one it is; those alike are taken in the order of their days. It goes over all that is open, since
 * finance may note a transfer before or after its statement came in. Gives the statements of what it matched, one for each.
 */
export async function matchRefundTransfers(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ statement_id: string }>`
    with left_over as (
      select id, counterparty_iban as iban, -amount_cents as cents,
        row_number() over (partition by counterparty_iban, amount_cents order by booked_on, id) as place
      from statement_entry
      where state = 'difference' and difference in ('no-reference', 'unknown-reference')
        and amount_cents < 0 and currency = 'EUR' and not is_return
    ), not_booked as (
      select t.id, t.iban, t.amount_cents as cents,
        row_number() over (partition by t.iban, t.amount_cents order by t.sent_on, t.id) as place
      from refund_transfer t
      where (t.iban, t.amount_cents) in (select iban, cents from left_over)
        and not exists (select from statement_entry e where e.refund_transfer_id = t.id)
    )
    update statement_entry e set state = 'matched', difference = null, refund_transfer_id = not_booked.id
    from left_over join not_booked using (iban, cents, place)
    where e.id = left_over.id and e.state = 'difference'
    returning e.statement_id`.execute(tx)
  return rows.map((row) => row.statement_id)
}
