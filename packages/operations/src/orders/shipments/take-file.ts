import { createHash } from 'node:crypto'
import type { Tx } from '@cauce/database/connection'
import { mayMove } from '@cauce/domain/moves'
import { readingMoves } from '@cauce/domain/orders/shipments/states'
import { Id, typed } from '@cauce/domain/schema'
import { sql } from 'kysely'
import { z } from 'zod'
import { insertPreview } from '../../imports/insert-preview.ts'
import type { ReadList } from '../../imports/read-list.ts'
import { operation } from '../../operation.ts'
import { beginShipping } from './begin-shipping.ts'
import { type LockedReading, lockReading, ofReading } from './lock-reading.ts'
import { shipmentImports } from './shipment-import.ts'

/**
 * Keeps a file that was read with its rows and hands them on to be shipped; a trial only shows them. Content that was read
 * before is not read again. `isOwn`: the reading's last file; others of its folder have a reading each, begun with it.
 * A repeat changes nothing. Refuses with `not-found`.
 */
export const takeFile = operation({
  name: 'shipments.take-file',
  permission: 'shipments.process',
  input: z.object({
    id: Id,
    fileName: typed(255),
    file: z.instanceof(Uint8Array),
    list: z.custom<ReadList<'shipments'>>(),
    isOwn: z.boolean(),
  }),
  async run({ tx, actor, now, record, unchanged }, { id, isOwn, ...given }) {
    const reading = await lockReading(tx, id)
    const { merchant_id: merchantId, made_by: by } = reading
    // Two readings of one folder meet the same files: the second finds what the first read.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`shipment-files/${merchantId}`}, 0))`.execute(tx)
    const sha256 = createHash('sha256').update(given.file).digest()
    const isTrial = reading.cause === 'trial'
    const repeats = isTrial ? undefined : await readingOf(tx, merchantId, sha256)
    if (!mayMove(readingMoves, reading.state, isTrial ? 'tried' : 'shipping') || (repeats && !isOwn)) {
      unchanged()
      return
    }
    const held = { file_name: given.fileName, sha256 }
    if (repeats) {
      await tx
        .updateTable('shipment_reading')
        .set({ ...held, state: 'nothing', repeats: repeats.id, ended_at: now })
        .where('id', '=', id)
        .execute()
      await record({ ...ofReading(reading), after: { reading: 'nothing', file: given.fileName } })
      return
    }
    const kept = isOwn ? reading : await alongside(tx, reading, now)
    const place = { merchantId, centreId: null }
    const preview = await insertPreview(tx, shipmentImports, { place, actor, by, now }, given)
    await tx.updateTable('shipment_reading').set(held).where('id', '=', kept.id).execute()
    if (isTrial)
      await tx
        .updateTable('shipment_reading')
        .set({ import_id: preview.id, rows: preview.rows, failed: preview.counts.red, unchanged: preview.counts.same })
        .set({ state: 'tried', ended_at: now })
        .where('id', '=', kept.id)
        .execute()
    else {
      await tx
        .updateTable('import')
        .set({ state: 'saved', saved_by: by, saved_at: now })
        .where('id', '=', preview.id)
        .execute()
      await beginShipping(tx, kept, preview.id)
    }
    await record({
      ...ofReading(kept),
      after: { reading: isTrial ? 'tried' : 'shipping', file: given.fileName, rows: preview.rows },
    })
  },
})

/** A reading of the same content, whose rows were or are being shipped. */
const readingOf = (tx: Tx, merchantId: string, sha256: Buffer) =>
  tx
    .selectFrom('shipment_reading')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('sha256', '=', sha256)
    .where('state', 'in', ['shipping', 'done'])
    .limit(1)
    .executeTakeFirst()

/** A reading of another file of the same folder. */
export const alongside = (tx: Tx, { id, merchant_id, source, cause, day, made_by }: LockedReading, now: string) =>
  tx
    .insertInto('shipment_reading')
    .values({
      ...{ merchant_id, source, cause, day, made_by },
      ...{ begun_with: id, state: 'reading', begun_at: now },
    })
    .returning(['id', 'merchant_id', 'centre_id'])
    .executeTakeFirstOrThrow()
