import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Db, openOwner } from '@cauce/database/connection'
import { systemActor } from '@cauce/domain/access/scope'
import { addDays, dateIn } from '@cauce/domain/money/calendar'
import { shipmentImport } from '@cauce/domain/orders/shipments/rows'
import { beginDaily } from '@cauce/operations/orders/shipments/begin-daily'
import { shipRows } from '@cauce/operations/orders/shipments/ship-rows'
import { takeFile } from '@cauce/operations/orders/shipments/take-file'
import type { Perform } from '@cauce/operations/perform'
import { demoMerchants } from './merchants.ts'

const merchant = demoMerchants[0]!
const shop = merchant.mailDomain.split('.')[0]!
const hour = 6

/** The sandbox plays the merchant's shop. */
const addressOf = (sandbox: string): string => `${sandbox}/shop/${shop}/shipments.csv`

/** The first merchant's shop leaves a file each day. The one of yesterday named an order that nobody knows. */
export async function readShipments(
  owner: Db,
  { perform, sandbox, now }: { perform: Perform; sandbox: string; now: Date },
): Promise<void> {
  const { id: merchantId } = merchant
  const system = systemActor(merchantId)
  const day = addDays(dateIn('UTC', now.toISOString()), -1)
  const at = `${day}T05:05:00.000Z`
  await owner
    .insertInto('shipment_feed')
    .values({
      ...{ merchant_id: merchantId, source: 'https', url: addressOf(sandbox), authorisation: 'none', hour },
      ...{ enabled: true, changed_by: merchantId, changed_at: at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await perform(beginDaily, system, { merchantId, day }, { now: at })
  const { id } = await owner
    .selectFrom('shipment_reading')
    .select('id')
    .where('merchant_id', '=', merchantId)
    .where('day', '=', day)
    .where('begun_with', 'is', null)
    .executeTakeFirstOrThrow()
  const references = [...(await shippedReferences(owner)), 'WEB-20417']
  const rows = references.map((orderReference, index) => ({ row: index + 2, cells: { orderReference } }))
  const list = {
    ...{ sheetName: null, headerRow: 1, ignoredHeaders: [], exampleRow: null },
    columns: [{ key: 'orderReference' as const, header: 'Pedido' }],
    rows: shipmentImport.check(rows, ['orderReference'], { today: day, taxCountry: 'ES' }),
  }
  const file = new TextEncoder().encode(['Pedido', ...references, ''].join('\n'))
  await perform(takeFile, system, { id, fileName: 'shipments.csv', file, list, isOwn: true }, { now: at })
  while ((await perform(shipRows, system, { id }, { now: `${day}T05:05:02.000Z` })).left);
}

const shippedReferences = async (owner: Db): Promise<string[]> => {
  const orders = await owner
    .selectFrom('orders')
    .select('reference')
    .where('merchant_id', '=', merchant.id)
    .where('state', '=', 'confirmed')
    .where('shipment', '=', 'shipped')
    .orderBy('confirmed_at', 'desc')
    .orderBy('id')
    .limit(3)
    .execute()
  return orders.map(({ reference }) => reference)
}

/**
 * Points the feed to where the sandbox is now, and puts a file of today there; needs it to be up. The merchants have their
 * folders for files too.
 */
export async function keepDemoShop(databaseUrl: string, sandbox: string, dropFolder: string): Promise<void> {
  for (const { id } of demoMerchants) await mkdir(join(dropFolder, id), { recursive: true, mode: 0o700 })
  const owner = openOwner(databaseUrl, 1)
  try {
    await owner
      .updateTable('shipment_feed')
      .set({ url: addressOf(sandbox) })
      .where('merchant_id', '=', merchant.id)
      .where('url', 'like', 'http://localhost:%')
      .execute()
    const today = dateIn('UTC', new Date().toISOString())
    const rows = [...(await shippedReferences(owner)), 'WEB-20433'].map((reference) => `${reference};${today}`)
    const body = ['Pedido;Fecha de envío', ...rows, ''].join('\n')
    const answer = await fetch(`${sandbox}/control/shipments/${shop}`, { method: 'PUT', body })
    if (!answer.ok) throw new Error(`the sandbox answered ${answer.status} to the file of a shop`)
  } finally {
    await owner.destroy()
  }
}
