import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openOwner } from '@cauce/database/connection'
import { derivedKeys } from '@cauce/operations/access/derived-keys'
import { linkToken } from '@cauce/operations/financing/payment-link'
import type { Announcement } from '../apps/launcher/src/announce.ts'
import { bareThroughput } from './bare-throughput.ts'
import { absolute, type Figure, median, ratio } from './figure.ts'
import { steer } from './sandbox.ts'
import { authorise, inTens, sendFinancings, submit } from './sell.ts'
import { type SignedIn, signIn } from './sign-in.ts'
import { untilQuiet } from './until-quiet.ts'

const full = { atOnce: 200, open: 5000, rounds: 3 }

/** Financings confirmed per second against bare workflows on the same server; the worker's memory with many open. */
export async function confirmFigures(cauce: Announcement, { atOnce, open, rounds } = full): Promise<Figure[]> {
  const agent = await signIn(cauce, /merchant.admin|admin.*comercio/i)
  await steer(cauce, { acquirer: { holdWebhooks: true }, sms: { deliveryDelayMs: 0 } })
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < rounds; round++) {
    await quiet(cauce)
    theirs.push(await bareThroughput(cauce.temporalAddress, atOnce))
    ours.push(await confirmedPerSecond(cauce, agent, atOnce))
  }
  await sendFinancings(cauce, agent, open)
  await untilSent(cauce)
  const megabytes = await residentMegabytes(cauce)
  return [
    ratio('financings confirmed per second', '1/s', median(ours), median(theirs), { atLeast: 0.3 }),
    absolute(`worker's memory, ${open} open financings`, 'MB', megabytes, { atMost: 1000 }),
  ]
}

async function confirmedPerSecond(cauce: Announcement, agent: SignedIn, atOnce: number): Promise<number> {
  const ids = await sendFinancings(cauce, agent, atOnce)
  await untilSent(cauce)
  const key = derivedKeys(cauce.secretKey).link
  const sales = await inTens(atOnce, (n) => authorise(cauce, ids[n]!, linkToken(key, ids[n]!, 1)))
  const from = performance.now()
  await Promise.all(sales.map((sale) => submit(cauce, sale)))
  await until(cauce, async (db) => {
    const { left, dead } = await db
      .selectFrom('financing')
      .select(({ fn }) => fn.countAll<number>().as('left'))
      .select(({ fn }) => fn.countAll<number>().filterWhere('state', '=', 'dead').as('dead'))
      .where('id', 'in', ids)
      .where('state', '<>', 'confirmed')
      .executeTakeFirstOrThrow()
    if (dead > 0) throw new Error(`${dead} financings died instead of being confirmed`)
    return left === 0
  })
  return atOnce / ((performance.now() - from) / 1000)
}

const untilSent = (cauce: Announcement) =>
  until(cauce, async (db) => {
    const { left } = await db
      .selectFrom('message')
      .select(({ fn }) => fn.countAll<number>().as('left'))
      .where('state', '=', 'queued')
      .executeTakeFirstOrThrow()
    return left === 0
  })

async function quiet(cauce: Announcement): Promise<void> {
  const db = openOwner(cauce.databaseUrl, 1)
  try {
    await untilQuiet(db)
  } finally {
    await db.destroy()
  }
}

async function until(cauce: Announcement, reached: (db: ReturnType<typeof openOwner>) => Promise<boolean>) {
  const db = openOwner(cauce.databaseUrl, 1)
  const deadline = Date.now() + 600_000
  try {
    while (!(await reached(db))) {
      if (Date.now() > deadline) throw new Error('the bench waited ten minutes for its financings')
      await sleep(50)
    }
  } finally {
    await db.destroy()
  }
}

async function residentMegabytes(cauce: Announcement): Promise<number> {
  const pid = (await readFile(join(cauce.logs, 'worker.pid'), 'utf8')).trim()
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}
