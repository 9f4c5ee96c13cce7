import { type LogFilter, LogPage } from '@cauce/domain/access/log'
import type { Actor } from '@cauce/domain/access/scope'
import { z } from 'zod'
import { operation, reading } from '../../operation.ts'
import type { Perform } from '../../perform.ts'
import { timeZoneOf } from '../merchant-calendar.ts'
import { logPage } from './list-log.ts'
import type { LogRow } from './log-row.ts'

const exportedAtMost = 100_000
const batchSize = 1_000

export type LogExported = {
  /** The zone that instants are to be written in. */
  timeZone: string
  batches: AsyncGenerator<LogRow[]>
}

/**
 * The log as a filter shows it, up to 100,000 lines in batches, to be written into a file. That somebody took it is in the
 * log before the first line is read. Refuses with `forbidden`.
 */
export async function exportLog(perform: Perform, actor: Actor, filter: LogFilter): Promise<LogExported> {
  return { ...(await perform(noteExport, actor, undefined)), batches: batchesOf(perform, actor, filter) }
}

async function* batchesOf(perform: Perform, actor: Actor, filter: LogFilter): AsyncGenerator<LogRow[]> {
  let after: string | undefined
  for (let count = 0; count < exportedAtMost; count += batchSize) {
    const batch = await perform(exportBatch, actor, { ...filter, after })
    yield batch.rows
    if (batch.next === null) return
    after = batch.next
  }
}

const noteExport = operation({
  name: 'log.export',
  permission: 'log.read',
  input: z.void(),
  async run({ tx, actor, record }) {
    const merchantId = actor.scope.kind === 'merchant' ? actor.scope.merchantId : null
    await record({ subjectKind: 'user', subjectId: actor.userId, merchantId })
    return { timeZone: await timeZoneOf(tx, actor.scope) }
  },
})

const exportBatch = reading({
  name: 'log.export-batch',
  permission: 'log.read',
  input: LogPage.omit({ limit: true }),
  run: ({ db, actor }, { after, ...filter }) => logPage(db, actor.scope, filter, { after, limit: batchSize }),
})
