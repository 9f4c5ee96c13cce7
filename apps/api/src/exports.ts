import type { WrittenFile } from '@cauce/documents/workbooks/file'
import { financingsFile } from '@cauce/documents/workbooks/financings'
import { balancesFile, entriesFile } from '@cauce/documents/workbooks/ledger'
import { logFile } from '@cauce/documents/workbooks/log'
import { ordersFile } from '@cauce/documents/workbooks/orders'
import { overdueFile } from '@cauce/documents/workbooks/overdue'
import { servicesFile } from '@cauce/documents/workbooks/services'
import { statementFile } from '@cauce/documents/workbooks/statement'
import { usersFile } from '@cauce/documents/workbooks/users'
import { LogExport } from '@cauce/domain/access/log'
import { platformName } from '@cauce/domain/access/platform'
import type { Actor } from '@cauce/domain/access/scope'
import { UserExport } from '@cauce/domain/access/users'
import { ServiceExport } from '@cauce/domain/catalogue/questions'
import { StatementExport } from '@cauce/domain/disbursement/statement-questions'
import type { Debtor } from '@cauce/domain/disbursement/transfers'
import { FinancingExport } from '@cauce/domain/financing/filter'
import { BalanceExport, EntryExport } from '@cauce/domain/ledger/questions'
import { OrderExport } from '@cauce/domain/orders/filter'
import { OverdueExport } from '@cauce/domain/payments/overdue-questions'
import { exportLog } from '@cauce/operations/access/log/export-log'
import { exportUsers } from '@cauce/operations/access/people/export-users'
import { exportServices } from '@cauce/operations/catalogue/export-services'
import { exportStatement } from '@cauce/operations/disbursement/statements/statement-entries'
import type { ExportedView } from '@cauce/operations/export-view'
import { faultyFields } from '@cauce/operations/faulty-fields'
import { exportFinancings } from '@cauce/operations/financing/export-financings'
import { exportEntries } from '@cauce/operations/ledger/list-entries'
import { exportTrialBalance } from '@cauce/operations/ledger/trial-balance'
import { exportOrders } from '@cauce/operations/orders/export-orders'
import { exportOverdue } from '@cauce/operations/payments/list-overdue'
import type { Perform } from '@cauce/operations/perform'
import { type Context, Hono } from 'hono'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { refusal } from './http/answers.ts'
import type { AppEnv } from './http/app-env.ts'
import { begun, fileAnswer } from './http/file-answer.ts'
import type { FileTurns } from './http/file-turns.ts'
import { InvoiceAsked, invoicePdf } from './invoice-documents.ts'
import { PaymentAsked, paymentOrders, paymentReport, payments } from './payment-documents.ts'
import { ReceiptAsked, receipt } from './refund-documents.ts'

export type ExportDependencies = {
  perform: Perform
  actorOf(c: Context<AppEnv>): Promise<Actor | undefined>
  log: Logger
  turns: FileTurns
  payoutDebtor?: Debtor | undefined
  /** A file that nobody reads on for so long is given up. */
  unreadForMs?: number
}

type Calendar = Omit<ExportedView<never>, 'batches'>

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

  const list = <Asked extends { filter: object }, Row>(
    path: string,
    asks: z.ZodType<Asked>,
    read: (perform: Perform, actor: Actor, filter: Asked['filter']) => Promise<ExportedView<Row>>,
    fileOf: (batches: AsyncIterable<Row[]>, form: Omit<Asked, 'filter'> & Calendar) => WrittenFile,
  ) =>
    view(path, asks, async (actor, { filter, ...form }) => {
      const { batches, ...calendar } = await read(perform, actor, filter)
      // Rows are begun before the answer, so that what fails at once is still answered as a failure.
      return fileOf(await begun(batches), { ...form, ...calendar })
    })

  list('/financings', FinancingExport, exportFinancings, financingsFile)
  list('/ledger-balances', BalanceExport, exportTrialBalance, balancesFile)
  list('/ledger-entries', EntryExport, exportEntries, entriesFile)
  list('/log', LogExport, exportLog, logFile)
  list('/orders', OrderExport, exportOrders, ordersFile)
  list('/overdue', OverdueExport, exportOverdue, overdueFile)
  list('/statement-entries', StatementExport, exportStatement, statementFile)
  list('/services', ServiceExport, exportServices, servicesFile)
  list('/users', UserExport, exportUsers, usersFile)
  view('/disbursement-report', PaymentAsked, (actor, asked) =>
    paymentReport(perform, actor, asked, payoutDebtor?.name ?? platformName),
  )
  view('/disbursement-orders', PaymentAsked, (actor, asked) => paymentOrders(perform, actor, asked))
  view('/refund-receipt', ReceiptAsked, (actor, asked) =>
    receipt(perform, actor, asked, payoutDebtor?.name ?? platformName),
  )
  view('/invoice', InvoiceAsked, (actor, asked) => invoicePdf(perform, actor, asked))
  view('/payout-file', PaymentAsked, (actor, asked) => payments(perform, actor, asked))
  return app
}
