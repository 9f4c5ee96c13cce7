import type { Db } from '@cauce/database/connection'
import { maskedIban } from '@cauce/domain/disbursement/account-change'
import { StatementPage } from '@cauce/domain/disbursement/statement-questions'
import { refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { cutPage, pageOf } from '../../list-cursor.ts'
import { reading } from '../../operation.ts'

/** A bank's statement as a list shows it; days are ISO dates, null where it has no entry and says none. */
export type StatementRow = {
  id: string
  number: string
  page: number
  /** Ours, as anybody reads it. */
  account: string
  fromDay: string | null
  toDay: string | null
  importedAt: string
  /** Who did, by name; null where nobody of that name is left. */
  importedBy: string | null
  entries: number
  matched: number
  differences: number
  dismissed: number
}

/** A page of the statements, the one imported last first. Refuses an `after` that no page gave with `bad-input`. */
export const listStatements = reading({
  name: 'statements.list',
  permission: 'statements.read',
  input: StatementPage,
  async run({ db }, { after, limit, from, to, open }) {
    let query = statementRows(db)
    if (from) query = query.where('s.to_day', '>=', from)
    if (to) query = query.where('s.from_day', '<=', to)
    if (open !== undefined) query = query.where(sql<SqlBool>`(e.differences > 0) = ${open}`)
    const order = { by: 's.imported_at', type: 'timestamptz', id: 's.id', direction: 'desc' } as const
    const found = await cutPage(query, order, { after, limit }).execute()
    return pageOf<StatementRow>(found.map(rowOf), limit, ({ importedAt, id }) => ({ value: importedAt, id }))
  },
})

/** One statement, with its balances and what its entries in euro come to, in and out. Refuses with `not-found`. */
export const readStatement = reading({
  name: 'statements.get',
  permission: 'statements.read',
  input: z.object({ id: Id }),
  async run({ db }, { id }) {
    const row = await statementRows(db)
      .select(['s.message_id as messageId', 's.opening_cents as openingCents', 's.closing_cents as closingCents'])
      .where('s.id', '=', id)
      .executeTakeFirst()
    refuseUnless(row, 'not-found')
    const { inCents, outCents } = await db
      .selectFrom('statement_entry')
      .select(({ fn, eb }) => [
        fn.coalesce(fn.sum<number>('amount_cents').filterWhere('amount_cents', '>', 0), eb.lit(0)).as('inCents'),
        fn.coalesce(fn.sum<number>('amount_cents').filterWhere('amount_cents', '<', 0), eb.lit(0)).as('outCents'),
      ])
      .where('statement_id', '=', id)
      .where('currency', '=', 'EUR')
      .executeTakeFirstOrThrow()
    return { ...rowOf(row), inCents: Number(inCents), outCents: Number(outCents) }
  },
})

const rowOf = <Found extends { iban: string }>({ iban, ...row }: Found) => ({ ...row, account: maskedIban(iban) })

const statementRows = (db: Db) =>
  db
    .selectFrom('statement as s')
    .leftJoin('app_user as u', 'u.id', 's.imported_by')
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom('statement_entry')
          .select(({ fn }) => [
            fn.countAll<number>().as('entries'),
            fn.countAll<number>().filterWhere('state', '=', 'matched').as('matched'),
            fn.countAll<number>().filterWhere('state', '=', 'difference').as('differences'),
            fn.countAll<number>().filterWhere('state', '=', 'dismissed').as('dismissed'),
          ])
          .whereRef('statement_id', '=', 's.id')
          .as('e'),
      (join) => join.onTrue(),
    )
    .select(['s.id', 's.statement_id as number', 's.page', 's.iban', 's.from_day as fromDay', 's.to_day as toDay'])
    .select(['s.imported_at as importedAt', 'u.name as importedBy'])
    .select(['e.entries', 'e.matched', 'e.differences', 'e.dismissed'])
