import { platformProcess, systemActor } from '@cauce/domain/access/scope'
import { beginDaily } from '@cauce/operations/orders/shipments/begin-daily'
import { feedsDue } from '@cauce/operations/orders/shipments/feeds-due'
import type { ShipmentFeedSteps } from '@cauce/workflows/shipments/activities'
import { shipmentFeedRunWorkflow, shipmentFeedSchedule } from '@cauce/workflows/shipments/contract'
import type { Dependencies } from '../dependencies.ts'
import type { ScheduledProcess } from '../schedules/scheduled-process.ts'

/** The hourly run that begins to read shipment files; its contract is workflows/src/shipments/contract.ts. */
export const shipmentFeedRuns: ScheduledProcess = {
  scheduleId: shipmentFeedSchedule,
  workflow: shipmentFeedRunWorkflow,
  minute: 5,
  summary: 'Begins to read the shipment files of the merchants whose hour it is by their own clock.',
  details: 'Facts: the page Shipments by file in the back office. What may be done here: docs/operations.md.',
  activities: createShipmentFeedSteps,
}

function createShipmentFeedSteps({ perform }: Dependencies): ShipmentFeedSteps {
  return {
    shipmentFeedsDue: ({ slot, after }) => perform(feedsDue, platformProcess, { slot, ...(after && { after }) }),
    beginShipmentReading: (whose, now) => perform(beginDaily, systemActor(whose.merchantId), whose, { now }),
  }
}
