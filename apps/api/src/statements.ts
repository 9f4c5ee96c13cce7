import { readStatements } from '@cauce/documents/payments/read-statements'
import { may } from '@cauce/domain/access/permissions'
import type { Actor } from '@cauce/domain/access/scope'
import type { Debtor } from '@cauce/domain/disbursement/transfers'
import { refuseUnless } from '@cauce/domain/errors'
import { largestStatementBytes } from '@cauce/domain/limits'
import { importStatement } from '@cauce/operations/disbursement/statements/import-statement'
import type { Perform } from '@cauce/operations/perform'
import { type Context, Hono } from 'hono'
import type { AppEnv } from './http/app-env.ts'
import { bodyUpTo, fileOnly } from './http/gates.ts'

export type StatementDependencies = {
  perform: Perform
  actorOf(c: Context<AppEnv>): Promise<Actor | undefined>
  payoutDebtor: Debtor | undefined
}

/**
 * A bank's statement comes in as the file it is, and is answered with the ids of the statements in it. Refused with
 * `payout-account-missing` where nobody said which account is ours.
 */
export function statementRoutes({ perform, actorOf, payoutDebtor }: StatementDependencies): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.post('/', fileOnly, bodyUpTo(largestStatementBytes, 'file-too-large'), async (c) => {
    const actor = await actorOf(c)
    refuseUnless(actor, 'not-signed-in')
    refuseUnless(may(actor, importStatement.permission), 'forbidden')
    refuseUnless(payoutDebtor, 'payout-account-missing')
    const statements = await readStatements(new Uint8Array(await c.req.arrayBuffer()))
    return c.json(await perform(importStatement, actor, { account: payoutDebtor.iban, statements }))
  })
  return app
}
