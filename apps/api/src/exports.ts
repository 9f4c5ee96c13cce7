import type { WrittenFile } from '@cauce/documents/workbooks/file'
import { financingsFile } from '@cauce/documents/workbooks/financings'
import { logFile } from '@cauce/documents/workbooks/log'
import { ordersFile } from '@cauce/documents/workbooks/orders'
import { servicesFile } from '@cauce/documents/workbooks/services'
import { usersFile } from '@cauce/documents/workbooks/users'
import { LogExport } from '@cauce/domain/access/log'
import { platformName } from '@cauce/domain/access/platform'
import type { Actor } from '@cauce/domain/access/scope'
import { UserExport } from '@cauce/domain/access/users'
import { ServiceExport } from '@cauce/domain/catalogue/questions'
import { FinancingExport } from '@cauce/domain/financing/filter'
import { OrderExport } from '@cauce/domain/orders/filter'
import { exportLog } from '@cauce/operations/access/log/export-log'
import { exportUsers } from '@cauce/operations/access/people/export-users'
import { exportServices } from '@cauce/operations/catalogue/export-services'
import { faultyFields } from '@cauce/operations/faulty-fields'
import { exportFinancings } from '@cauce/operations/financing/export-financings'
import { exportOrders } from '@cauce/operations/orders/export-orders'
import type { Perform } from '@cauce/operations/perform'
import { type Context, Hono } from 'hono'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { refusal } from './http/answers.ts'
import type { AppEnv } from './http/app-env.ts'
import { begun, fileAnswer } from './http/file-answer.ts'
import type { FileTurns } from './http/file-turns.ts'
import { InvoiceAsked, invoicePdf } from './invoice-documents.ts'
import { PaymentAsked, type PayoutDebtor, paymentOrders, paymentReport, payments } from './payment-documents.ts'
import { ReceiptAsked, receipt } from './refund-documents.ts'

export type ExportDependencies = {
  perform: Perform
  actorOf(c: Context<AppEnv>): Promise<Actor | undefined>
  log: Logger
  turns: FileTurns
  payoutDebtor?: PayoutDebtor | undefined
  /** A file that nobody reads on for so long is given up. */
  unreadForMs?: number
}

/** The current view as a file to download; one at a time for each person. */
export function exportRoutes({ payoutDebtor, ...dependencies }: ExportDependencies): Hono<AppEnv> {
  const { perform, actorOf, log, turns, unreadForMs = 30_000 } = dependencies
  const app = new Hono<AppEnv>()

  const view = <Asked>(
    path: string,
    asks: z.ZodType<Asked>,
    made: (actor: Actor, asked: Asked) => Promise<WrittenFile>,
  ) =>
    app.post(path, async (c) => {
      const actor = await actorOf(c)
      if (!actor) return refusal(c, 401, { code: 'not-signed-in' })
      const asked = asks.safeParse(await c.req.json().catch(() => undefined))
      if (!asked.success) return refusal(c, 400, { code: 'bad-input', fields: faultyFields(asked.error) })

      const { done } = turns.take(actor.userId)
      try {
        return await fileAnswer(c, await made(actor, asked.data), { unreadForMs, log, done })
      } catch (error) {
        done()
        throw error
      }
    })

  // Rows are begun before the answer, so that what fails at once is still answered as a failure.
  view('/financings', FinancingExport, async (actor, { filter, ...form }) => {
    const { batches, ...calendar } = await exportFinancings(perform, actor, filter)
    return financingsFile(await begun(batches), { ...form, ...calendar })
  })
  view('/log', LogExport, async (actor, { filter, ...form }) => {
    const { batches, ...calendar } = await exportLog(perform, actor, filter)
    return logFile(await begun(batches), { ...form, ...calendar })
  })
  view('/orders', OrderExport, async (actor, { filter, ...form }) => {
    const { batches, ...calendar } = await exportOrders(perform, actor, filter)
    return ordersFile(await begun(batches), { ...form, ...calendar })
  })
  view('/services', ServiceExport, async (actor, { filter, ...form }) => {
    const { batches, ...calendar } = await exportServices(perform, actor, filter)
    return servicesFile(await begun(batches), { ...form, ...calendar })
  })
  view('/users', UserExport, async (actor, { filter, ...form }) => {
    const { batches, ...calendar } = await exportUsers(perform, actor, filter)
    return usersFile(await begun(batches), { ...form, ...calendar })
  })
  view('/disbursement-report', PaymentAsked, (actor, asked) =>
    paymentReport(perform, actor, asked, payoutDebtor?.name ?? platformName),
  )
  view('/disbursement-orders', PaymentAsked, (actor, asked) => paymentOrders(perform, actor, asked))
  view('/refund-receipt', ReceiptAsked, (actor, asked) =>
    receipt(perform, actor, asked, payoutDebtor?.name ?? platformName),
  )
  view('/invoice', InvoiceAsked, (actor, asked) => invoicePdf(perform, actor, asked))
  view('/payout-file', PaymentAsked, (actor, asked) => payments(perform, actor, asked, payoutDebtor))
  return app
}
