import type { Tx } from '@cauce/database/connection'
import type { NamedPayment } from '@cauce/domain/disbursement/statement'
import type { DisbursementState } from '@cauce/domain/disbursement/states'
import { type Expression, type SqlBool, sql } from 'kysely'
import { lockForReturn } from '../lock-payouts.ts'

/** An array and not a list of values: a file may name more than a statement takes of them. */
const among = (column: string, values: readonly string[]) =>
  sql<SqlBool>`${sql.ref(column)} = any(${[...values]}::${sql.raw(column.endsWith('_id') ? 'text' : 'uuid')}[])`

export type KnownPayment = NamedPayment & { id: string; number: string }

/** Payments by what identifies them, locked, with what of them is booked. `back` are those that may be taken back. */
export async function lockPayments(
  tx: Tx,
  by: { column: 'id' | 'end_to_end_id'; values: readonly string[]; back: readonly string[] },
): Promise<Map<string, KnownPayment>> {
  if (by.values.length === 0) return new Map()
  if (by.back.length > 0) {
    const returned = await tx.selectFrom('disbursement').select('id').where(among(by.column, by.back)).execute()
    await lockForReturn(
      tx,
      returned.map(({ id }) => id),
    )
  }
  await tx
    .selectFrom('disbursement')
    .select('id')
    .where(among(by.column, by.values))
    .orderBy('id')
    .forUpdate()
    .execute()
  const found = await tx
    .selectFrom('disbursement as d')
    .leftJoin('statement_entry as e', (join) =>
      join.onRef('e.disbursement_id', '=', 'd.id').on('e.state', '=', 'matched'),
    )
    .select(({ fn, eb }) => {
      const count = (direction: Expression<SqlBool>) => fn.count<number>('e.id').filterWhere(direction)
      return [
        ...(['d.id', 'd.number', 'd.end_to_end_id', 'd.state', 'd.paid_cents', 'd.iban'] as const),
        count(eb('e.amount_cents', '<', 0)).as('paid'),
        count(eb('e.amount_cents', '>', 0)).as('returned'),
      ]
    })
    .where(among(`d.${by.column}`, by.values))
    .groupBy('d.id')
    .execute()
  return new Map(
    found.map((row) => [
      row[by.column],
      {
        ...{ id: row.id, number: row.number, state: row.state as DisbursementState, amountCents: row.paid_cents },
        iban: row.iban,
        booked: { paid: Number(row.paid), returned: Number(row.returned) },
      },
    ]),
  )
}
