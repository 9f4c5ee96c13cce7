import { createHash } from 'node:crypto'
import type { Tx } from '@cauce/database/connection'
import { type ErrorCode, errorCodes } from '@cauce/domain/errors'
import { mayMove } from '@cauce/domain/moves'
import { readingMoves } from '@cauce/domain/orders/shipments/states'
import { Id, typed } from '@cauce/domain/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import { tellAdministrators } from '../../messaging/tell-administrators.ts'
import { operation } from '../../operation.ts'
import { lockReading, ofReading } from './lock-reading.ts'
import { alongside } from './take-file.ts'

/**
 * Ends a reading that has nothing to ship: there was no file, or there is a reason why it could not be read. A daily one
 * that failed is told to the merchant's administrators, once a day. `isOwn` as with `takeFile`; what is said of another file
 * may also come once the reading's own is done with. Refuses with `not-found`.
 */
export const endReading = operation({
  name: 'shipments.end-reading',
  permission: 'shipments.process',
  input: z.object({
    id: Id,
    isOwn: z.boolean(),
    fault: z
      .object({
        code: z.enum(errorCodes),
        details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
        fileName: typed(255).optional(),
        file: z.instanceof(Uint8Array).optional(),
      })
      .nullable(),
  }),
  async run({ tx, now, record, unchanged }, { id, isOwn, fault }) {
    const reading = await lockReading(tx, id)
    const sha256 = fault?.file ? createHash('sha256').update(fault.file).digest() : null
    const isKnown = !isOwn && fault !== null && (await isToldOf(tx, id, { ...fault, sha256 }))
    if (isKnown || (isOwn && !mayMove(readingMoves, reading.state, fault ? 'failed' : 'nothing'))) {
      unchanged()
      return
    }
    const ended = isOwn ? reading : await alongside(tx, reading, now)
    await tx
      .updateTable('shipment_reading')
      .set({
        ...{ state: fault ? 'failed' : 'nothing', ended_at: now, failure: fault?.code ?? null, sha256 },
        ...{ failure_details: sql`${JSON.stringify(fault?.details ?? {})}::jsonb`, file_name: fault?.fileName ?? null },
      })
      .where('id', '=', ended.id)
      .execute()
    if (fault && reading.cause === 'clock') await tellOfFailure(tx, ended.id, now)
    await record({
      ...ofReading(ended),
      after: { reading: fault ? 'failed' : 'nothing', ...(fault?.fileName !== undefined && { file: fault.fileName }) },
    })
  },
})

/** Only the first failure of a day is told. */
const tellOfFailure = (tx: Tx, id: string, at: string): Promise<void> =>
  tellAdministrators(tx, {
    ...{ template: 'shipment-feed-failed', subjectKind: 'shipment-reading', told: 'failed', at },
    subjects: sql`
      select r.id, r.merchant_id from shipment_reading r
      where r.id = ${id} and not exists (
        select from shipment_reading o join message told on told.subject_kind = 'shipment-reading' and told.subject_id = o.id
        where o.merchant_id = r.merchant_id and o.day = r.day and o.id <> r.id)`,
  })

/** Whether the same was said of the same file, begun with the same reading. */
async function isToldOf(
  tx: Tx,
  begunWith: string,
  { sha256, fileName = null, code }: { sha256: Buffer | null; fileName?: string | null | undefined; code: ErrorCode },
): Promise<boolean> {
  const told = await tx
    .selectFrom('shipment_reading')
    .select('id')
    .where('begun_with', '=', begunWith)
    .where((of) =>
      sha256
        ? of('sha256', '=', sha256)
        : of.and([
            of('sha256', 'is', null),
            of('file_name', 'is not distinct from', fileName),
            of('failure', '=', code),
          ]),
    )
    .executeTakeFirst()
  return told !== undefined
}
