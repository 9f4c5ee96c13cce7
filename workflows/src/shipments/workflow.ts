import {
  ActivityFailure,
  condition,
  continueAsNew,
  defineSignal,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow'
import { state as listed, merchant } from '../process/search-keys.ts'
import { errandOptions, retryUntilItAnswers } from '../process/steps.ts'
import type { ShipmentSteps } from './activities.ts'
import { nudgeSignal, type ShipmentReading, type ShipmentsEnd, type ShipmentsProcess } from './contract.ts'

/** Short steps that end in the database: for as long as it is away, they wait. */
const { openShipmentReading, shipShipmentRows, giveUpShipmentReading } = proxyActivities<ShipmentSteps>({
  ...{ ...errandOptions, startToCloseTimeout: '5 minutes' },
  retry: retryUntilItAnswers,
})

/** A folder may hold several files, and each is fetched and read within bounds of its own. */
const { readShipmentFile } = proxyActivities<ShipmentSteps>({
  ...{ ...errandOptions, startToCloseTimeout: '15 minutes', scheduleToCloseTimeout: '2 hours' },
  retry: retryUntilItAnswers,
})

/** How long after a fault that may pass the file is asked for again, where nobody waits for it. */
const askAgainAfterMinutes = [5, 30]

const now = (): string => new Date().toISOString()

/**
 * Reads a merchant's shipment file and ships what it names, a few orders at a time. What was shipped stays shipped, and the
 * database knows how far it got: a process that begins anew goes on from there.
 */
export async function shipments({ reading }: ShipmentsProcess): Promise<ShipmentsEnd> {
  let nudged = false
  setHandler(defineSignal('begun'), () => undefined)
  setHandler(defineSignal(nudgeSignal), () => {
    nudged = true
  })

  const { merchantName, state, isPatient } = await openShipmentReading(reading)
  upsertSearchAttributes([
    { key: merchant, value: merchantName },
    { key: listed, value: state },
  ])
  let standing = state
  const waits = isPatient ? askAgainAfterMinutes.values() : [].values()
  while (standing === 'reading') {
    const { value: minutes } = waits.next()
    setCurrentDetails('Reads the file.')
    const answer = await read(reading, minutes === undefined)
    if (answer === 'again' && minutes !== undefined) {
      setCurrentDetails(`The file could not be fetched; asks again in ${minutes} minutes. Nudge it to ask now.`)
      nudged = false
      await condition(() => nudged, minutes * 60_000, { summary: 'ask for the file again' })
    } else standing = answer === 'read' ? 'shipping' : 'ended'
  }
  if (standing === 'ended') return end('nothing', 'Ended: there is nothing to ship.')

  setCurrentDetails('Ships what the file names.')
  upsertSearchAttributes([{ key: listed, value: standing }])
  while ((await shipShipmentRows(reading, now())).left)
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof shipments>({ reading })
  return end('shipped', 'Ended: every row of the file was seen to.')
}

/** A step that fails for good, as one does that has a fault of ours, ends the reading for those who look at it. */
async function read(reading: ShipmentReading, isLast: boolean): Promise<'read' | 'ended' | 'again'> {
  try {
    return await readShipmentFile(reading, isLast, now())
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error
    await giveUpShipmentReading(reading, now())
    return 'ended'
  }
}

function end(how: ShipmentsEnd, words: string): ShipmentsEnd {
  upsertSearchAttributes([{ key: listed, value: how }])
  setCurrentDetails(words)
  return how
}
