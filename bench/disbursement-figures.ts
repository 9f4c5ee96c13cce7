import { openDatabase, openOwner } from '@cauce/database/connection'
import { systemActor } from '@cauce/domain/access/scope'
import { prepareDisbursement } from '@cauce/operations/disbursement/prepare-disbursement'
import { createPerform } from '@cauce/operations/perform'
import { shipManyOrders } from '@cauce/operations/testing/many-orders'
import { testPayee } from '@cauce/operations/testing/shipped-orders'
import { sql } from 'kysely'
import type { Announcement } from '../apps/launcher/src/announce.ts'
import { absolute, type Figure, median, ratio } from './figure.ts'
import { oneStatement } from './one-disbursement-statement.ts'

const full = { merchants: 50, ordersEach: 2_000, rounds: 3 }
const day = (round: number) => `2026-12-${String(round + 1).padStart(2, '0')}`
/** As many merchants at once as a run pays. */
const atOnce = 8

/**
 * 100,000 shipped orders of 50 merchants paid by the operation that the run calls, locks, log and all, against one bare
 * SQL statement that writes the same rows and postings for everybody; both to the end of their transactions. Each round
 * has orders of its own.
 */
export async function disbursementFigures(
  cauce: Announcement,
  { merchants, ordersEach, rounds } = full,
): Promise<Figure[]> {
  const owner = openOwner(cauce.databaseUrl, 2)
  const database = openDatabase({ url: cauce.databaseUrl, connections: atOnce })
  const perform = createPerform({ database, linkKey: 'key' })
  const payees: Awaited<ReturnType<typeof testPayee>>[] = []
  const [ours, bare, peaks]: [number[], number[], number[]] = [[], [], []]
  try {
    for (let round = 0; round < rounds; round += 1) {
      payees.length = 0
      for (let count = 0; count < merchants; count += 1) payees.push(await testPayee(owner))
      for (const payee of payees) await shipManyOrders(owner, payee, ordersEach)
      const tables = sql.raw('orders, order_tariff, disbursable_order, ledger_entry, ledger_posting, disbursement_line')
      await sql`vacuum analyze ${tables}`.execute(owner)
      bare.push(
        await timed(() =>
          oneStatement(
            owner,
            day(round),
            payees.map(({ id }) => id),
          ),
        ),
      )
      await sql`vacuum ${tables}`.execute(owner)
      const memory = watchMemory()
      const open = payees.values()
      ours.push(
        await timed(() =>
          Promise.all(
            Array.from({ length: atOnce }, async () => {
              for (const { id } of open)
                await perform(prepareDisbursement, systemActor(id), { merchantId: id, day: day(round) })
            }),
          ),
        ),
      )
      peaks.push(memory.peakMegabytes())
    }
    return [
      ratio('100,000 orders of 50 merchants disbursed', 'ms', median(ours), median(bare), { atMost: 3 }),
      absolute('memory of the process that disburses them', 'MB', Math.max(...peaks), { atMost: 500 }),
    ]
  } finally {
    await Promise.all([owner.destroy(), database.close()])
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function watchMemory() {
  let peak = process.memoryUsage().rss
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  return {
    peakMegabytes() {
      clearInterval(timer)
      return peak / 1024 / 1024
    },
  }
}
