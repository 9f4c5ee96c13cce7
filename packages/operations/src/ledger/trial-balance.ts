import type { Db } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import { ledgerAccounts } from '@cauce/domain/ledger/entries'
import { LedgerPeriod } from '@cauce/domain/ledger/questions'
import { sql } from 'kysely'
import { z } from 'zod'
import { exportedView } from '../export-view.ts'
import { reading } from '../operation.ts'
import { ofMerchants, postedBefore, postedBy } from './entry-condition.ts'

/** What went into and out of an account in a period; balances in cents, debits positive. */
export type AccountBalance = {
  account: string
  /** Before the period; nothing where it has no beginning. */
  openingCents: number
  debitCents: number
  creditCents: number
  balanceCents: number
}

/** The trial balance of a period: every account, also one that nothing has touched, in the order of the ledger. */
export const trialBalance = reading({
  name: 'ledger.trial-balance',
  permission: 'ledger.read',
  input: LedgerPeriod,
  async run({ db, actor }, period) {
    const accounts = await balances(db, actor.scope, period)
    const sum = (of: 'openingCents' | 'debitCents' | 'creditCents') =>
      accounts.reduce((total, account) => total + account[of], 0)
    const total = { openingCents: sum('openingCents'), debitCents: sum('debitCents'), creditCents: sum('creditCents') }
    return { accounts, total }
  },
})

/** The same, to be written into a file. */
export const exportTrialBalance = exportedView(
  {
    name: 'ledger.export-balance',
    permission: 'ledger.read',
    input: LedgerPeriod.extend({ after: z.undefined().optional() }),
  },
  async ({ db, actor }, period) => ({ rows: await balances(db, actor.scope, period), next: null }),
)

async function balances(db: Db, scope: Scope, { merchantIds, from, to }: LedgerPeriod): Promise<AccountBalance[]> {
  const isEarlier = from === undefined ? sql`false` : postedBefore(scope, from)
  const { rows } = await sql<Omit<AccountBalance, 'balanceCents'>>`
    select account, coalesce(sum(cents) filter (where earlier), 0)::bigint as "openingCents",
      coalesce(sum(cents) filter (where not earlier and cents > 0), 0)::bigint as "debitCents",
      coalesce(-sum(cents) filter (where not earlier and cents < 0), 0)::bigint as "creditCents"
    from (
      select p.account, p.amount_cents as cents, ${isEarlier} as earlier
      from ledger_posting p join ledger_entry e on e.id = p.entry_id
      where ${ofMerchants(scope, merchantIds)} and ${ofMerchants(scope, merchantIds, 'p')} and ${postedBy(scope, to)}
    ) posted
    group by account`.execute(db)
  const found = new Map(rows.map((row) => [row.account, row]))
  const names = [...ledgerAccounts, ...rows.map(({ account }) => account).toSorted()]
  return [...new Set(names)].map((account) => {
    const { openingCents, debitCents, creditCents } = found.get(account) ?? untouched
    const balanceCents = openingCents + debitCents - creditCents
    return { account, openingCents, debitCents, creditCents, balanceCents }
  })
}

const untouched = { openingCents: 0, debitCents: 0, creditCents: 0 }
