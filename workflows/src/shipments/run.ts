import { ActivityFailure } from '@temporalio/common'
import { continueAsNew, isCancellation, proxyActivities, setCurrentDetails } from '@temporalio/workflow'
import { hourOfRun } from '../process/hour-of-run.ts'
import { retryInTurn, retryUntilItAnswers } from '../process/steps.ts'
import type { ShipmentFeedSteps } from './activities.ts'
import type { ShipmentFeedRunEnd, ShipmentFeedRunProcess } from './contract.ts'

const { shipmentFeedsDue } = proxyActivities<ShipmentFeedSteps>({
  startToCloseTimeout: '1 minute',
  retry: retryUntilItAnswers,
})
const { beginShipmentReading } = proxyActivities<ShipmentFeedSteps>({
  startToCloseTimeout: '1 minute',
  retry: retryInTurn,
})

/**
 * Begins the daily reading of each merchant's shipment file whose hour it is. The reading is a process of its own, so that one
 * merchant's slow server keeps back no other; a run that is stopped, or begun twice, begins none twice.
 */
export async function shipmentFeedRun(carried?: ShipmentFeedRunProcess): Promise<ShipmentFeedRunEnd> {
  const slot = carried?.slot ?? hourOfRun()
  setCurrentDetails(`Begins to read the shipment files of the merchants whose hour came by ${slot}.`)
  const { merchants, next } = await shipmentFeedsDue({ slot, after: carried?.after ?? null })
  const done = { ...(carried?.done ?? { begun: 0, failed: 0 }) }
  for (const whose of merchants) done[await begin(whose)] += 1
  if (next !== null) await continueAsNew<typeof shipmentFeedRun>({ slot, after: next, done })
  setCurrentDetails(`Began ${done.begun}, failed ${done.failed}.`)
  return done
}

async function begin(whose: { merchantId: string; day: string }): Promise<keyof ShipmentFeedRunEnd> {
  try {
    await beginShipmentReading(whose, new Date().toISOString())
    return 'begun'
  } catch (error) {
    if (error instanceof ActivityFailure && !isCancellation(error)) return 'failed'
    throw error
  }
}
