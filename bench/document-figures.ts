import { buffer } from 'node:stream/consumers'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { PaidOrder } from '@cauce/documents/disbursement/payment'
import { paymentReportPdf } from '@cauce/documents/disbursement/payment-report'
import { bareTablePdf } from '@cauce/documents/pdf/testing/bare-table'
import { type ExportedOrder, ordersFile } from '@cauce/documents/workbooks/orders'
import { bareSheet } from '@cauce/documents/workbooks/testing/bare-write'
import { rowsOfWorkbook } from '@cauce/documents/workbooks/testing/read-workbook'
import type { Actor } from '@cauce/domain/access/scope'
import { OrderPage } from '@cauce/domain/orders/filter'
import { money } from '@cauce/i18n/format'
import { exportOrders } from '@cauce/operations/orders/export-orders'
import { createPerform } from '@cauce/operations/perform'
import type { Announcement } from '../apps/launcher/src/announce.ts'
import { copyOrder } from './copy-order.ts'
import { type Figure, median, ratio } from './figure.ts'
import { signIn } from './sign-in.ts'
import { soldOrder } from './sold-order.ts'

const full = { orders: 10_000, lines: 500, rounds: 7 }

/**
 * 10,000 orders to the last byte of their workbook against SheetJS's write of the same cells, once from memory as it has
 * them, and once read from the database; and the report of a payment of 500 orders against the library's drawing of the same table.
 */
export async function documentFigures(cauce: Announcement, { orders, lines, rounds } = full): Promise<Figure[]> {
  const agent = await signIn(cauce, /merchant.admin|admin.*comercio/i)
  const owner = openOwner(cauce.databaseUrl, 1)
  const database = openDatabase({ url: cauce.databaseUrl, connections: 2 })
  const perform = createPerform({ database, linkKey: 'key' })
  try {
    const { id, merchantId } = await soldOrder(cauce, agent, owner)
    await copyOrder(owner, id, orders)
    const user = await owner
      .selectFrom('app_user')
      .select('id')
      .where('email', '=', agent.email)
      .executeTakeFirstOrThrow()
    const scope = { kind: 'merchant', merchantId, centreIds: 'all' } as const
    const actor: Actor = { userId: user.id, role: 'merchant-administrator', scope }
    const read = () => exportOrders(perform, actor, OrderPage.omit({ limit: true }).parse({}))
    const exported = async () => bytesOf(await read())
    const { batches, ...calendar } = await read()
    const rows: ExportedOrder[] = []
    for await (const batch of batches) rows.push(...batch)
    const inMemory = async function* () {
      for (let from = 0; from < rows.length; from += 1_000) yield rows.slice(from, from + 1_000)
    }
    const made = () => bytesOf({ ...calendar, batches: inMemory() })
    const cells = rowsOfWorkbook(await made())
    if (cells.length <= orders) throw new Error(`the workbook has ${cells.length} rows`)
    const bare = bareSheet(cells)
    const workbooks = await alternately(rounds, made, async () => bare())
    const exports = await alternately(rounds, exported, async () => bare())

    const paid = Array.from({ length: lines }, (_, n) => paidOrder(n))
    const report = {
      reference: 'D-20261123-1',
      state: 'paid' as const,
      day: '2026-11-23',
      merchantName: 'Academia Norte',
      vatRatesBp: [2100],
    }
    const payment = { ...report, account: 'ES•• •••• 1332', orders: paid }
    const texts = paid.map(textsOf)
    const reports = await alternately(
      rounds,
      () => paymentReportPdf(payment, 'Cauce', 'es'),
      () => bareTablePdf(texts, 2),
    )
    return [
      ratio('10,000 orders as XLSX', 'ms', ...workbooks, { atMost: 1.5 }),
      ratio('the same from the database on', 'ms', ...exports, { atMost: 4 }),
      ratio('report of a payment of 500 orders as PDF', 'ms', ...reports, { atMost: 1.5 }),
    ]
  } finally {
    await Promise.all([owner.destroy(), database.close()])
  }
}

type Exported = Awaited<ReturnType<typeof exportOrders>>

const bytesOf = ({ batches, ...calendar }: Omit<Exported, 'batches'> & { batches: AsyncIterable<ExportedOrder[]> }) =>
  buffer(ordersFile(batches, { format: 'xlsx', locale: 'es', ...calendar }).body)

/** The medians of both, in milliseconds, after a round that does not count. */
async function alternately(
  rounds: number,
  ours: () => Promise<unknown>,
  bare: () => Promise<unknown>,
): Promise<[ours: number, bare: number]> {
  const spent: [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round += 1)
    for (const [index, work] of [ours, bare].entries()) {
      const from = performance.now()
      await work()
      if (round > 0) spent[index]!.push(performance.now() - from)
    }
  return [median(spent[0]), median(spent[1])]
}

const names = ['Ana Ruiz Peña', 'José María Ortega Núñez', 'Lucía Soler', 'Javier Vega Rey']

const paidOrder = (n: number): PaidOrder => ({
  reference: `MKT-${String(n).padStart(5, '0')}`,
  customerName: names[n % names.length]!,
  ...{ shippedCents: 40_000 + 137 * n, returnedCents: n % 7 === 0 ? 5_000 : 0 },
  ...{ rateBp: 300, commissionNetCents: 1_160 + 4 * n, commissionVatCents: 244 + n },
})

function textsOf(order: PaidOrder): string[] {
  const { reference, customerName, shippedCents, returnedCents, commissionNetCents, commissionVatCents } = order
  const grossCents = shippedCents - returnedCents
  const payableCents = grossCents - commissionNetCents - commissionVatCents
  const cents = [shippedCents, returnedCents, grossCents, commissionNetCents, commissionVatCents, payableCents]
  return [reference, customerName, ...cents.map((one) => money(one, 'es'))]
}
