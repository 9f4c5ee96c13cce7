import type { Db } from '@cauce/database/connection'
import { type CheckedLine, type CheckedSubject, checkedLines } from '@cauce/domain/ledger/check'
import { LedgerCheckOf } from '@cauce/domain/ledger/questions'
import { sql } from 'kysely'
import { reading } from '../operation.ts'
import { checkedBalance, checkedDocuments, paymentBooks } from './checked-documents.ts'
import { checkedOrders } from './checked-orders.ts'
import { ofMerchants } from './entry-condition.ts'

/** How many differences of each figure and merchant are told one by one, and how many in all. */
const toldOfEach = 50
const toldAtMost = 200

type Figures = { shownCents: number; ledgerCents: number }

/** A figure over all merchants asked for; `differing` of its orders or documents differ. */
export type CheckedFigure = Figures & { line: CheckedLine; differing: number }

/** One order or document of which something else is shown than the ledger says. */
export type Difference = Figures & {
  line: CheckedLine
  merchantId: string
  merchantName: string
  subject: { kind: CheckedSubject; id: string; name: string }
}

type Counted = Figures & {
  merchantId: string
  line: CheckedLine
  differing: number
  /** As [{id, shownCents, ledgerCents}]. */
  told: (Figures & { id: string })[] | null
}

/**
 * Holds all that is shown of orders, plans, charges, refunds, disbursements and invoices against the ledger, in one
 * statement and so at one instant: each figure with what it comes to on both sides, each merchant with how many of its orders
 * and documents differ, and which ones those are, the first 200 of them.
 */
export const checkLedger = reading({
  name: 'ledger.check',
  permission: 'ledger.read',
  input: LedgerCheckOf,
  async run({ db, actor, now }, { merchantIds }) {
    const conditions = { of: (table: string) => ofMerchants(actor.scope, merchantIds, table) }
    const { rows } = await sql<Counted>`
      with payment_books as materialized (${paymentBooks(conditions)}),
      compared as (
        ${checkedOrders(conditions)} union all ${checkedDocuments({ ...conditions, now })} union all ${checkedBalance(conditions)}
      )
      select merchant_id as "merchantId", line, sum(shown)::bigint as "shownCents", sum(ledger)::bigint as "ledgerCents",
        (count(*) filter (where shown <> ledger))::int as differing,
        to_json((array_agg(json_build_object('id', id, 'shownCents', shown, 'ledgerCents', ledger))
          filter (where shown <> ledger))[1:${sql.lit(toldOfEach)}]) as told
      from compared group by merchant_id, line`.execute(db)
    const names = await namesOf(db, rows)
    const merchants = [...new Set(rows.map(({ merchantId }) => merchantId))]
      .map((id) => {
        const differing = sumOf(
          rows.filter(({ merchantId }) => merchantId === id),
          'differing',
        )
        return { id, name: names.get(id) ?? '', differing }
      })
      .toSorted((one, other) => other.differing - one.differing || one.name.localeCompare(other.name))
    const lines = (Object.keys(checkedLines) as CheckedLine[]).map((line): CheckedFigure => {
      const some = rows.filter((row) => row.line === line)
      return {
        line,
        shownCents: sumOf(some, 'shownCents'),
        ledgerCents: sumOf(some, 'ledgerCents'),
        differing: sumOf(some, 'differing'),
      }
    })
    return {
      checkedAt: now,
      differing: sumOf(lines, 'differing'),
      lines,
      merchants,
      differences: differencesOf(rows, names),
    }
  },
})

const sumOf = <Key extends string>(rows: readonly Record<Key, number>[], key: Key): number =>
  rows.reduce((sum, row) => sum + row[key], 0)

function differencesOf(rows: readonly Counted[], names: ReadonlyMap<string, string>): Difference[] {
  return (Object.keys(checkedLines) as CheckedLine[])
    .flatMap((line) => rows.filter((row) => row.line === line))
    .flatMap(({ line, merchantId, told }) =>
      (told ?? [])
        .map(({ id, shownCents, ledgerCents }) => ({
          ...{ line, merchantId, merchantName: names.get(merchantId) ?? '', shownCents, ledgerCents },
          subject: { kind: checkedLines[line], id, name: names.get(id) ?? '' },
        }))
        .toSorted((one, other) => one.subject.name.localeCompare(other.subject.name)),
    )
    .slice(0, toldAtMost)
}

/** What merchants, orders and documents are called, by id. */
async function namesOf(db: Db, rows: readonly Counted[]): Promise<Map<string, string>> {
  const differing = rows.flatMap(({ told }) => (told ?? []).map(({ id }) => id))
  const ids = [...new Set([...rows.map(({ merchantId }) => merchantId), ...differing])]
  const { rows: named } = await sql<{ id: string; name: string }>`
    with asked as (select unnest(${ids}::uuid[]) as id)
    select m.id, m.name from asked join merchant m using (id)
    union all select o.id, o.reference from asked join orders o using (id)
    union all select d.id, d.number from asked join disbursement d using (id)
    union all select i.id, i.number from asked join invoice i using (id)`.execute(db)
  return new Map(named.map(({ id, name }) => [id, name]))
}
