import type { Db } from '@cauce/database/connection'
import type { Awaited, AwaitedPlan } from '@cauce/domain/payments/schedule'
import { sql } from 'kysely'

/** A plan as charging it by itself goes: without what is paid, asked, or given up. */
export async function awaitedPlan(db: Db, planId: string): Promise<AwaitedPlan> {
  const { rows } = await sql<Awaited>`
    select open.id, open.number, open.due_on as "dueOn", open.charged_from as "chargedFrom", tried.declines, tried.on as "triedOn"
    from instalment open left join lateral (${triesOf('open')}) as tried on true
    where open.plan_id = ${planId} and open.until_version is null and open.paid_at is null and open.overdue_at is null
      and not exists (select from charge asked where asked.instalment_id = open.id and asked.state in ('begun', 'unknown'))
    order by coalesce(open.charged_from, open.due_on), open.number`.execute(db)
  const plan = await db
    .selectFrom('payment_plan')
    .innerJoin('merchant', 'merchant.id', 'payment_plan.merchant_id')
    .select(['merchant.retry_days'])
    .select(
      sql<string | null>`(
        select max(asked_on) from charge
        where charge.plan_id = payment_plan.id and asked_by = 'schedule' and state in ('captured', 'declined'))`.as(
        'tried_on',
      ),
    )
    .where('payment_plan.id', '=', planId)
    .executeTakeFirstOrThrow()
  return { awaited: rows, triedOn: plan.tried_on, retryDays: plan.retry_days }
}

/** How often an instalment was declined when charged by itself, or as the shopper withdrew; also as it stood in earlier versions of its plan. */
export async function declinesOf(db: Db, instalmentId: string): Promise<number> {
  const { rows } = await sql<{ declines: number }>`
    select tried.declines from instalment one left join lateral (${triesOf('one')}) as tried on true
    where one.id = ${instalmentId}`.execute(db)
  return rows[0]?.declines ?? 0
}

const triesOf = (instalment: string) => sql`
  select count(*) filter (where charge.state = 'declined')::int as declines, max(charge.asked_on) as "on"
  from charge join instalment asked on asked.id = charge.instalment_id
  where charge.plan_id = ${sql.ref(`${instalment}.plan_id`)} and asked.number = ${sql.ref(`${instalment}.number`)}
    and asked.due_on = ${sql.ref(`${instalment}.due_on`)}
    and (charge.asked_by = 'schedule' or charge.purpose = 'withdrawal') and charge.state in ('captured', 'declined')`
