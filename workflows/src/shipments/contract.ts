import type { SignalTo } from '../process/signal-to.ts'

/** The contracts of shipment files: the hourly run that begins to read them, and the process of one reading. Ids and days only. */

/** The Schedule that starts the run each hour. */
export const shipmentFeedSchedule = 'shipment-feeds'
export const shipmentFeedRunWorkflow = 'shipmentFeedRun'

/** Absent when the Schedule starts it; what a long run hands to its next part: the hour (ISO instant) and how far it got. */
export type ShipmentFeedRunProcess = { slot: string; after: string; done: ShipmentFeedRunEnd }

/** How many readings were begun, and for how many merchants that failed. */
export type ShipmentFeedRunEnd = { begun: number; failed: number }

/** Which reading; the scope travels with every call. */
export type ShipmentReading = { merchantId: string; id: string }

export const shipmentsWorkflow = 'shipments'
export const shipmentsWorkflowId = (readingId: string): string => `shipments/${readingId}`

export type ShipmentsProcess = { reading: ShipmentReading }

/** What the process is told: that there is a file to be read, or that rows wait to be shipped. */
export type ShipmentsSignals = { begun: Record<never, never> }

/** By the people in operations only: ask for the file again now. */
export const nudgeSignal = 'nudge'

export type ShipmentsCommand = SignalTo<'shipments', { reading: ShipmentReading }, ShipmentsSignals>

/** `key` makes a repeat harmless. */
export const tellShipments = (reading: ShipmentReading, key: string): ShipmentsCommand => ({
  ...{ process: 'shipments', reading, signal: 'begun', payload: {}, key },
})

/** Its rows are shipped, or there was nothing to ship: no file, one that cannot be read, or only a trial. */
export type ShipmentsEnd = 'shipped' | 'nothing'
