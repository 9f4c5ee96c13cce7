import type { Actor } from '@cauce/domain/access/scope'
import { type FinancingFilter, FinancingPage } from '@cauce/domain/financing/filter'
import { z } from 'zod'
import { timeZoneOf } from '../access/merchant-calendar.ts'
import { operation, reading } from '../operation.ts'
import type { Perform } from '../perform.ts'
import { type FinancingRow, financingRow, rowColumns } from './financing-row.ts'
import { matchingFinancings } from './matching-financings.ts'
import { cursorAfter, pageOf } from './page-of-financings.ts'

export const exportedAtMost = 100_000
const batchSize = 1_000

export type ExportRow = FinancingRow & { merchantName: string; centreName: string }

export type FinancingsExport = {
  /** The zone that instants are to be written in. */
  timeZone: string
  batches: AsyncGenerator<ExportRow[]>
}

/**
 * The list as a filter shows it, up to 100,000 rows in batches, to be written into a file. That somebody took it is in
 * the log before the first row is read. Refuses with `forbidden`.
 */
export async function exportFinancings(
  perform: Perform,
  actor: Actor,
  filter: FinancingFilter,
): Promise<FinancingsExport> {
  return { ...(await perform(noteExport, actor, undefined)), batches: batchesOf(perform, actor, filter) }
}

async function* batchesOf(perform: Perform, actor: Actor, filter: FinancingFilter): AsyncGenerator<ExportRow[]> {
  let after: string | undefined
  for (let count = 0; count < exportedAtMost; count += batchSize) {
    const batch = await perform(exportBatch, actor, { ...filter, after })
    yield batch.rows
    if (batch.next === null) return
    after = batch.next
  }
}

const noteExport = operation({
  name: 'financing.export',
  permission: 'financings.export',
  input: z.void(),
  async run({ tx, actor, record }) {
    const merchantId = actor.scope.kind === 'merchant' ? actor.scope.merchantId : null
    await record({ subjectKind: 'user', subjectId: actor.userId, merchantId })
    return { timeZone: await timeZoneOf(tx, actor.scope) }
  },
})

const exportBatch = reading({
  name: 'financing.export-batch',
  permission: 'financings.export',
  input: FinancingPage.omit({ limit: true }),
  async run({ db, actor, now }, { after, ...filter }) {
    const found = await pageOf(matchingFinancings(db, actor.scope, filter), filter, after)
      .innerJoin('app_user as a', 'a.id', 'f.agent_id')
      .innerJoin('merchant', 'merchant.id', 'f.merchant_id')
      .innerJoin('centre', 'centre.id', 'f.centre_id')
      .select(rowColumns)
      .select(['merchant.name as merchant_name', 'centre.name as centre_name'])
      .limit(batchSize)
      .execute()
    const rows = found.map(
      (row): ExportRow => ({
        ...financingRow(row, now),
        merchantName: row.merchant_name,
        centreName: row.centre_name,
      }),
    )
    const last = rows.at(-1)
    return { rows, next: rows.length === batchSize && last ? cursorAfter(last, filter) : null }
  },
})
