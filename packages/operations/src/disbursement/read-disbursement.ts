import { refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { accountOf, disbursementRow, rowColumns } from './disbursement-row.ts'

/** A daily payment with its figures, its account and when what became of it. Refuses with `not-found`. */
export const readDisbursement = reading({
  name: 'disbursements.get',
  permission: 'disbursements.read',
  input: z.object({ id: Id }),
  async run({ db }, { id }) {
    const row = await db
      .selectFrom('disbursement as d')
      .innerJoin('merchant as m', 'm.id', 'd.merchant_id')
      .select(rowColumns)
      .select(['d.prepared_at', 'd.sent_at', 'd.settled_at'])
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
    const tariff = await db
      .selectFrom('disbursement_line as l')
      .innerJoin('order_tariff as t', 't.order_id', 'l.order_id')
      .select(sql<number | null>`max(t.vat_bp)`.as('vat_bp'))
      .where('l.disbursement_id', '=', id)
      .executeTakeFirstOrThrow()
    return {
      ...disbursementRow(row),
      shippedCents: sums.shippedCents,
      returnedCents: sums.returnedCents,
      netCents: row.net_cents,
      vatCents: row.vat_cents,
      vatRateBp: tariff.vat_bp ?? 0,
      iban: accountOf(row) ?? null,
      preparedAt: row.prepared_at,
      sentAt: row.sent_at,
      settledAt: row.settled_at,
    }
  },
})
