import { readImport } from '@cauce/documents/imports/read-import'
import { type Actor, systemActor } from '@cauce/domain/access/scope'
import { Refusal } from '@cauce/domain/errors'
import type { FeedFault, FetchedFile } from '@cauce/domain/orders/shipments/gateways'
import { importContext } from '@cauce/operations/imports/import-context'
import { endReading } from '@cauce/operations/orders/shipments/end-reading'
import { feedRequest } from '@cauce/operations/orders/shipments/feed-request'
import { readingToDo } from '@cauce/operations/orders/shipments/reading-to-do'
import { shipmentImports } from '@cauce/operations/orders/shipments/shipment-import'
import { takeFile } from '@cauce/operations/orders/shipments/take-file'
import type { ShipmentSteps } from '@cauce/workflows/shipments/activities'
import type { Dependencies } from '../dependencies.ts'
import { createReadFolder } from './read-folder.ts'

/** What a file of a reading comes to: its rows are kept, or the fault that it has. `isOwn` as with `takeFile`. */
export type TakeFetched = (file: FetchedFile, isOwn: boolean) => Promise<FeedFault | undefined>
/** Ends a reading without rows. */
export type EndWithout = (
  fault: (FeedFault & { fileName?: string; file?: Uint8Array<ArrayBuffer> }) | null,
  isOwn: boolean,
) => Promise<void>

/** Fetches a merchant's file, from its address or its folder, and keeps its rows. */
export function createReadShipmentFile(dependencies: Dependencies): ShipmentSteps['readShipmentFile'] {
  const { perform, shipmentFeeds } = dependencies
  const readFolder = createReadFolder(dependencies)

  return async ({ merchantId, id }, isLast, now) => {
    const actor = systemActor(merchantId)
    const { state, source, cause } = await perform(readingToDo, actor, { id })
    if (state !== 'reading') return state === 'shipping' ? 'read' : 'ended'
    const take: TakeFetched = async (file, isOwn) => takeFetched(actor, { id, isOwn, ...file }, now)
    const endWithout: EndWithout = async (fault, isOwn) => {
      await perform(endReading, actor, { id, isOwn, fault }, { now })
    }
    if (source === 'drop') await readFolder({ merchantId, isTrial: cause === 'trial' }, take, endWithout)
    else {
      const fetched = await shipmentFeeds.fetch(await perform(feedRequest, actor, { merchantId }))
      if ('fault' in fetched) {
        if (fetched.fault.passes && !isLast) return 'again'
        await endWithout(fetched.fault, true)
      } else {
        const fault = await take(fetched.file, true)
        if (fault) await endWithout({ ...fault, ...fetched.file }, true)
      }
    }
    return (await perform(readingToDo, actor, { id })).state === 'shipping' ? 'read' : 'ended'
  }

  /** A file that cannot be read is a fault of its own; that too many are read at once passes. */
  async function takeFetched(
    actor: Actor,
    { file, ...given }: FetchedFile & { id: string; isOwn: boolean },
    now: string,
  ) {
    try {
      const context = await perform(importContext(shipmentImports), actor, { centreId: null }, { now })
      const list = await readImport(file, { ...context, kind: 'shipments' })
      await perform(takeFile, actor, { ...given, file, list }, { now })
      return undefined
    } catch (error) {
      if (!(error instanceof Refusal) || !error.code.startsWith('file-')) throw error
      return { code: error.code, details: error.details, passes: false }
    }
  }
}
