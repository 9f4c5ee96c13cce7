import type { LogActionOf } from '@cauce/domain/access/logged'
import type { Permission } from '@cauce/domain/access/permissions'
import type { Actor } from '@cauce/domain/access/scope'
import { dateIn } from '@cauce/domain/money/calendar'
import { z } from 'zod'
import { timeZoneOf } from './access/merchant-calendar.ts'
import { operation, type ReadingContext, reading } from './operation.ts'
import type { Perform } from './perform.ts'

const exportedAtMost = 100_000
const batchSize = 1_000

type Batch<Row> = { rows: Row[]; next: string | null }

/** A view to be written into a file. `timeZone` is the zone that instants are to be written in, `today` the date there. */
export type ExportedView<Row> = { timeZone: string; today: string; batches: AsyncGenerator<Row[]> }

/**
 * A list as a filter shows it, up to 100,000 rows in batches, to be written into a file. That somebody took it is in
 * the log before the first row is read. `batch` reads `limit` rows from the place that `asked.after` names, and says the next.
 * Refuses with `forbidden`.
 */
export function exportedView<
  Filter extends object,
  Input extends z.ZodType<{ after?: string | undefined }, Filter>,
  Row,
>(
  { name, permission, input }: { name: LogActionOf<'user'>; permission: Permission; input: Input },
  batch: (context: ReadingContext, asked: z.output<Input>, limit: number) => Promise<Batch<Row>>,
) {
  const noteExport = operation({
    name,
    permission,
    input: z.void(),
    async run({ tx, actor, now, record }) {
      const merchantId = actor.scope.kind === 'merchant' ? actor.scope.merchantId : null
      await record({ subjectKind: 'user', subjectId: actor.userId, merchantId })
      const timeZone = await timeZoneOf(tx, actor.scope)
      return { timeZone, today: dateIn(timeZone, now) }
    },
  })
  const exportBatch = reading({
    name: `${name}-batch`,
    permission,
    input,
    run: (context, asked) => batch(context, asked, batchSize),
  })

  /** While one batch is being written, the next one is read. */
  async function* batchesOf(perform: Perform, actor: Actor, filter: Filter): AsyncGenerator<Row[]> {
    const read = (after?: string) => perform(exportBatch, actor, { ...filter, after } as z.input<Input>)
    let coming = read()
    for (let count = batchSize; ; count += batchSize) {
      const { rows, next } = await coming
      const goesOn = next !== null && count < exportedAtMost
      if (goesOn) {
        coming = read(next)
        // It may fail before anybody asks for it, or when nobody does any more.
        coming.catch(() => undefined)
      }
      yield rows
      if (!goesOn) return
    }
  }

  return async (perform: Perform, actor: Actor, filter: Filter): Promise<ExportedView<Row>> => ({
    ...(await perform(noteExport, actor, undefined)),
    batches: batchesOf(perform, actor, filter),
  })
}
