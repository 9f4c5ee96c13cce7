import type { Db } from '@cauce/database/connection'
import { sql } from 'kysely'
import { beginCharge } from '../payments/begin-charge.ts'
import { planAgenda } from '../payments/plan-agenda.ts'
import { settleCharge } from '../payments/settle-charge.ts'
import type { Perform } from '../perform.ts'
import type { TestOrder } from './order.ts'

type Outcome = 'captured' | 'declined' | 'unknown' | 'cancelled'

/** For tests: what the process of an order's plan does, by hand. Instants come from the clock of `perform`. */
export async function testCharges(owner: Db, perform: Perform, order: TestOrder) {
  const { id } = await order.plan()
  const settle = (chargeId: string, outcome: Outcome, declineCode?: string) =>
    perform(settleCharge, order.process, { id, chargeId, outcome, ...(declineCode && { declineCode }) })
  const begin = async () => (await perform(beginCharge, order.process, { id })).chargeId
  return {
    planId: id,
    begin,
    settle,
    agenda: () => perform(planAgenda, order.process, { id }),
    /** Charges what is due and has it answered so; null where nothing was due. */
    async charge(outcome: Outcome): Promise<string | null> {
      const chargeId = await begin()
      if (chargeId !== null) await settle(chargeId, outcome)
      return chargeId
    },
    async charges() {
      const rows = await owner
        .selectFrom('charge')
        .leftJoin('instalment', 'instalment.id', 'charge.instalment_id')
        .select(['charge.purpose', 'instalment.number', 'charge.amount_cents', 'charge.state', 'charge.asked_on'])
        .where('charge.plan_id', '=', id)
        .orderBy('charge.begun_at')
        .orderBy('charge.id')
        .execute()
      return rows.map((row) => `${row.asked_on} ${row.purpose}${row.number ?? ''} ${row.amount_cents} ${row.state}`)
    },
    /** What its process is told that nobody has delivered yet, in order. */
    async commands(): Promise<string[]> {
      const { rows } = await sql<{ signal: string }>`
        select payload ->> 'signal' as signal from graphile_worker._private_jobs
        where payload -> 'plan' ->> 'id' = ${id} order by id`.execute(owner)
      return rows.map(({ signal }) => signal)
    },
    /** What was told to the shopper since confirmation, in order. */
    async told() {
      const rows = await owner
        .selectFrom('message')
        .select(['template', 'channel'])
        .where('subject_id', '=', order.id)
        .orderBy('id')
        .execute()
      return rows.map(({ template, channel }) => `${template} ${channel}`)
    },
  }
}
