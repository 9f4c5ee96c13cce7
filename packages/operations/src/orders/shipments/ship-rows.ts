import type { Tx } from '@cauce/database/connection'
import type { ErrorCode } from '@cauce/domain/errors'
import { mostAtOnce } from '@cauce/domain/limits'
import { mayMove } from '@cauce/domain/moves'
import { ReadingId } from '@cauce/domain/orders/shipments/feed'
import type { ShipmentFields } from '@cauce/domain/orders/shipments/rows'
import { readingMoves } from '@cauce/domain/orders/shipments/states'
import type { KeptRow } from '../../imports/meet-existing.ts'
import { type OperationContext, operation } from '../../operation.ts'
import type { ShippedVia } from '../insert-shipped.ts'
import { shipEach } from '../mark-many-shipped.ts'
import { lockReading, ofReading } from './lock-reading.ts'

/** A green row: the order that it means, and what it says of it. */
type Row = { row: number; orderId: string; value: ShipmentFields }
type Told = { row: Row; code: ErrorCode | null; changed: boolean }

/**
 * Ships the next rows of a reading, in the order of its file, and notes how far it got; a repeat goes on from there. Rows
 * that ship nothing are kept with the reason. `left` says whether there is more to do. Refuses with `not-found`.
 */
export const shipRows = operation({
  name: 'shipments.ship-rows',
  permission: 'shipments.process',
  input: ReadingId,
  async run(context, { id }): Promise<{ left: boolean }> {
    const { tx, now, record, unchanged } = context
    const reading = await lockReading(tx, id)
    if (!mayMove(readingMoves, reading.state, 'done') || reading.import_id === null) {
      unchanged()
      return { left: false }
    }
    const { rows, left } = await nextRows(tx, reading.import_id, reading.after_row)
    const via: ShippedVia = reading.source === 'upload' ? 'file' : 'feed'
    const told = await ship(shippingFor(context, reading.made_by), rows, via)
    const failed = told.filter(({ code }) => code !== null)
    await keepFailed(tx, reading, failed)
    const counts = {
      shipped: reading.shipped + told.filter(({ changed }) => changed).length,
      unchanged: reading.unchanged + told.filter(({ code, changed }) => code === null && !changed).length,
      failed: reading.failed + failed.length,
    }
    await tx
      .updateTable('shipment_reading')
      .set({ ...counts, after_row: rows.at(-1)?.row ?? reading.after_row })
      .set(left ? {} : { state: 'done', ended_at: now })
      .where('id', '=', id)
      .execute()
    const { shipped, failed: allFailed } = counts
    await record({
      ...ofReading(reading),
      after: { shipped, failed: allFailed, ...(left ? {} : { reading: 'done' }) },
    })
    return { left }
  },
})

/** Who had the file read ships what it names; the log has the process, and the orders what was done to them. */
const shippingFor = (context: OperationContext, userId: string): OperationContext => ({
  ...context,
  actor: { ...context.actor, userId },
  record: (change) =>
    context.record([change].flat().map((each) => ({ ...each, action: 'orders.mark-shipped' }) as typeof each)),
  unchanged: () => undefined,
})

/** All rows of an order at once; where that is refused, each by itself, so that one that is wrong keeps back none. */
async function ship(context: OperationContext, rows: readonly Row[], via: ShippedVia): Promise<Told[]> {
  const groups = [...Map.groupBy(rows, ({ orderId }) => orderId).values()]
  const told = await shipGroups(context, groups, via)
  const again = told.filter(({ code, group }) => code !== null && group.length > 1)
  const single = await shipGroups(
    context,
    again.flatMap(({ group }) => group.map((row) => [row])),
    via,
  )
  return [...told.filter((each) => !again.includes(each)), ...single].flatMap(({ group, code, changed }) =>
    group.map((row) => ({ row, code, changed })),
  )
}

async function shipGroups(context: OperationContext, groups: readonly Row[][], via: ShippedVia) {
  if (groups.length === 0) return []
  const { results } = await shipEach(context, groups.map(asked), via)
  return groups.map((group, place) => {
    const { outcome, code } = results[place]!
    return { group, code: code === 'not-found' ? 'order-unknown' : code, changed: outcome === 'shipped' }
  }) satisfies { group: Row[]; code: ErrorCode | null; changed: boolean }[]
}

/** A row without lines means all of the order, whatever others of it name. */
const asked = (group: readonly Row[]) => ({
  id: group[0]!.orderId,
  ...(group.every(({ value }) => value.lineIds) && {
    lineIds: [...new Set(group.flatMap(({ value }) => value.lineIds ?? []))],
  }),
})

/** The next green rows, and whether there are more after them. */
async function nextRows(tx: Tx, importId: string, after: number): Promise<{ rows: Row[]; left: boolean }> {
  const rows: Row[] = []
  let last: number | undefined = after
  while (last !== undefined && rows.length <= mostAtOnce) {
    const part: { last_row: number; rows: string } | undefined = await tx
      .selectFrom('import_part')
      .select(['last_row', 'rows'])
      .where('import_id', '=', importId)
      .where('last_row', '>', last)
      .where('green', '>', 0)
      .orderBy('first_row')
      .limit(1)
      .executeTakeFirst()
    for (const kept of part ? (JSON.parse(part.rows) as KeptRow[]) : [])
      if (kept.faults === undefined && kept.row > after)
        rows.push({ row: kept.row, orderId: kept.subject_id, value: kept.value as ShipmentFields })
    last = part?.last_row
  }
  return { rows: rows.slice(0, mostAtOnce), left: rows.length > mostAtOnce }
}

async function keepFailed(
  tx: Tx,
  reading: { id: string; merchant_id: string; centre_id: string | null },
  failed: readonly Told[],
): Promise<void> {
  if (failed.length === 0) return
  await tx
    .insertInto('failed_shipment')
    .values(
      failed.map(({ row: { row, value }, code }) => ({
        ...{ reading_id: reading.id, row, merchant_id: reading.merchant_id, centre_id: reading.centre_id },
        ...{ order_reference: value.orderReference, line_reference: value.lineReference ?? null },
        ...{ at_column: code === 'line-unknown' ? 'lineReference' : 'orderReference', code: code ?? 'internal' },
      })),
    )
    .execute()
}
