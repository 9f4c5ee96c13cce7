import { createHash } from 'node:crypto'
import type { Tx } from '@cauce/database/connection'
import type { BankStatement } from '@cauce/domain/disbursement/statement'
import { refuseUnless } from '@cauce/domain/errors'
import { type SqlBool, sql } from 'kysely'

/** A statement of a file with the id that it has here, or is to have. */
export type Kept = { id: string; isNew: boolean; statement: BankStatement }

/**
 * Which statements of an account are there already, each once however often a file has it. Refuses with
 * `statement-differs` where one of that name says something else.
 */
export async function keptStatements(tx: Tx, account: string, statements: readonly BankStatement[]): Promise<Kept[]> {
  const there = await tx
    .selectFrom('statement')
    .select(['id', 'statement_id', 'page', 'content_sha256'])
    .where('iban', '=', account)
    .where(sql<SqlBool>`statement_id = any(${statements.map(({ statementId }) => statementId)}::text[])`)
    .execute()
  const known = new Map(there.map((row) => [nameOf(row.statement_id, row.page), row]))
  const kept = new Map<string, Kept & { content: Buffer }>()
  for (const statement of statements) {
    const name = nameOf(statement.statementId, statement.page)
    const content = contentHash(statement)
    const row = known.get(name)
    const earlier = kept.get(name)?.content ?? row?.content_sha256
    refuseUnless(earlier === undefined || earlier.equals(content), 'statement-differs', {
      statement: statement.statementId,
    })
    if (!kept.has(name)) kept.set(name, { id: row?.id ?? crypto.randomUUID(), isNew: !row, statement, content })
  }
  return [...kept.values()]
}

const nameOf = (statementId: string, page: number) => JSON.stringify([statementId, page])

/** Of what it says, whichever message it came in: a bank sends one again in a message of another name. */
export const contentHash = ({ messageId: _, ...statement }: BankStatement): Buffer =>
  createHash('sha256').update(JSON.stringify(statement)).digest()
