import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, openOwner } from '@cauce/database/connection'
import { searchAttributes } from '@cauce/domain/search-attributes'
import { instalmentsWorkflow, instalmentsWorkflowId } from '@cauce/workflows/payments/contract'
import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client'
import { sql } from 'kysely'
import type { Announcement } from '../apps/launcher/src/announce.ts'
import { bareThroughput } from './bare-throughput.ts'
import { copyOrder } from './copy-order.ts'
import { type Figure, median, ratio } from './figure.ts'
import { steer } from './sandbox.ts'
import { inTurns } from './sell.ts'
import { signIn } from './sign-in.ts'
import { soldOrder } from './sold-order.ts'
import { untilQuiet } from './until-quiet.ts'

const bare = { workflows: 1_000, rounds: 3 }
const atOnce = 100
const taskQueue = 'cauce'

/**
 * So many plans whose processes wait for the same hour: from the moment that it comes until the last of them is charged, per second,
 * against bare workflows on the same server. That the hour has come is told to all of them, as a server ends their timers.
 */
export async function instalmentFigures(cauce: Announcement, plans: number): Promise<Figure[]> {
  const owner = openOwner(cauce.databaseUrl, 2)
  const connection = await Connection.connect({ address: cauce.temporalAddress })
  try {
    const agent = await signIn(cauce, /merchant.admin|admin.*comercio/i)
    await steer(cauce, { acquirer: { holdWebhooks: true } })
    const sold = await soldOrder(cauce, agent, owner)
    await owner.updateTable('merchant').set({ time_zone: noonZone() }).where('id', '=', sold.merchantId).execute()
    await leaveOneToPay(owner, sold.id)
    const ids = await copyOrder(owner, sold.id, plans)
    await untilQuiet(owner)
    const theirs: number[] = []
    for (let round = 0; round < bare.rounds; round += 1)
      theirs.push(await bareThroughput(cauce.temporalAddress, bare.workflows))

    const { workflow } = new Client({ connection })
    await inTurns(plans, atOnce, async (n) => {
      const [workflowId, plan] = [instalmentsWorkflowId(ids[n]!), { merchantId: sold.merchantId, id: ids[n]! }]
      const begun = { signal: 'begun', signalArgs: [{ key: 'begun' }] }
      await workflow.signalWithStart(instalmentsWorkflow, { workflowId, taskQueue, args: [{ plan }], ...begun })
    })
    const waiting = `WorkflowType = '${instalmentsWorkflow}' and ${searchAttributes.state} = 'running'`
    while ((await workflow.count(waiting)).count < plans) await sleep(200)

    await sql`update instalment set due_on = (now() at time zone ${noonZone()})::date
      where plan_id = any(${ids}::uuid[]) and paid_at is null`.execute(owner)
    const from = performance.now()
    await inTurns(plans, atOnce, async (n) => {
      const plan = workflow.getHandle(instalmentsWorkflowId(ids[n]!))
      // Whoever looked by itself since then has charged, and is told nothing any more.
      await plan.signal('changed', { version: 1, key: 'due' }).catch((reason: unknown) => {
        if (!(reason instanceof WorkflowNotFoundError)) throw reason
      })
    })
    while ((await charged(owner, ids)) < plans) await sleep(100)
    const ours = plans / ((performance.now() - from) / 1000)
    const name = `${plans.toLocaleString('en')} plans due the same hour charged per second`
    return [ratio(name, '1/s', ours, median(theirs), { atLeast: 0.3 })]
  } finally {
    await Promise.all([owner.destroy(), connection.close()])
  }
}

/** Where it is noon now, or nearly: a day's charges have begun there. */
function noonZone(): string {
  const ahead = 12 - new Date().getUTCHours()
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

/** All but the last instalment of an order are paid; that one falls due the day after tomorrow. */
async function leaveOneToPay(owner: Db, orderId: string): Promise<void> {
  const ofOrder = sql`plan_id = (select id from payment_plan where order_id = ${orderId})`
  await sql`update instalment set due_on = current_date + 2 where ${ofOrder} and paid_at is null`.execute(owner)
  await sql`
    update instalment i set paid_at = now(), paid_on = current_date
    where ${ofOrder} and paid_at is null and number < (select max(number) from instalment where plan_id = i.plan_id)`.execute(
    owner,
  )
}

async function charged(owner: Db, planIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from charge where plan_id = any(${planIds}::uuid[]) and purpose = 'instalment' and state = 'captured'`.execute(
    owner,
  )
  return Number(rows[0]?.count)
}
