import { maskedIban } from '@cauce/domain/disbursement/account-change'
import { refuseUnless } from '@cauce/domain/errors'
import { dateIn } from '@cauce/domain/money/calendar'
import { Id } from '@cauce/domain/schema'
import { disbursementWorkflowId } from '@cauce/workflows/disbursement/contract'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { accountOf, disbursementRow, rowColumns } from './disbursement-row.ts'
import { stands } from './standing-invoice.ts'

/** A daily payment with its figures, its account, its month’s invoice and when what became of it. Refuses with `not-found`. */
export const readDisbursement = reading({
  name: 'disbursements.get',
  permission: 'disbursements.read',
  input: z.object({ id: Id }),
  async run({ db }, { id }) {
    const row = await db
      .selectFrom('disbursement as d')
      .innerJoin('merchant as m', 'm.id', 'd.merchant_id')
      .select(rowColumns)
      .select(['d.prepared_at', 'd.sent_at', 'd.settled_at', 'm.time_zone'])
      .where('d.id', '=', id)
      .executeTakeFirst()
    refuseUnless(row, 'not-found')
    const sums = await db
      .selectFrom('disbursement_line')
      .select(({ fn }) => [
        fn.sum<number>('shipped_cents').as('shippedCents'),
        fn.sum<number>('returned_cents').as('returnedCents'),
      ])
      .where('disbursement_id', '=', id)
      .executeTakeFirstOrThrow()
    const rates = await db
      .selectFrom('disbursement_line as l')
      .innerJoin('order_tariff as t', 't.order_id', 'l.order_id')
      .select('t.vat_bp')
      .distinct()
      .where('l.disbursement_id', '=', id)
      .orderBy('t.vat_bp')
      .execute()
    const invoice = await db
      .selectFrom('invoice as i')
      .select(['i.id', 'i.number'])
      .where('i.merchant_id', '=', row.merchant_id)
      .where('i.month', '=', `${row.day.slice(0, 7)}-01`)
      .where('i.issued_at', '<', row.state === 'rejected' ? row.settled_at : 'infinity')
      .where(stands('i'))
      .executeTakeFirst()
    const iban = accountOf(row)
    return {
      ...disbursementRow(row),
      processId: disbursementWorkflowId(row.merchant_id, row.day),
      shippedCents: sums.shippedCents,
      returnedCents: sums.returnedCents,
      netCents: row.net_cents,
      vatCents: row.vat_cents,
      /** Of its orders' tariffs, in basis points, rising. */
      vatRatesBp: rates.map(({ vat_bp }) => vat_bp),
      account: iban === undefined ? null : maskedIban(iban),
      preparedAt: row.prepared_at,
      sentAt: row.sent_at,
      settledAt: row.settled_at,
      /** By the merchant's calendar. */
      settledOn: row.settled_at && dateIn(row.time_zone, row.settled_at),
      /** What its commission stands in: the document of its month, also where the bank rejected the payment after it. */
      invoice: invoice ?? null,
    }
  },
})
