import type { ShipmentReading } from './contract.ts'

/** What the run has others do. */
export interface ShipmentFeedSteps {
  /** Merchants whose hour came within the hour before `slot` (ISO instant), page by page, each with its calendar's day. */
  shipmentFeedsDue(asked: { slot: string; after: string | null }): Promise<{
    merchants: { merchantId: string; day: string }[]
    next: string | null
  }>
  /** Begins a merchant's reading of a day, once: its own process reads and ships. */
  beginShipmentReading(whose: { merchantId: string; day: string }, now: string): Promise<void>
}

/**
 * What the process of a reading has others do. Every step may be run twice and then changes nothing the second time; `now`
 * is the process's own instant (ISO). Ids only.
 */
export interface ShipmentSteps {
  openShipmentReading(reading: ShipmentReading): Promise<ReadingAgenda>
  /**
   * Fetches the file and keeps its rows. `again` where it could not be fetched and `isLast` is false: a fault that may pass.
   */
  readShipmentFile(reading: ShipmentReading, isLast: boolean, now: string): Promise<'read' | 'ended' | 'again'>
  /** Ships the next rows; whether there are more. */
  shipShipmentRows(reading: ShipmentReading, now: string): Promise<{ left: boolean }>
  /** Ends a reading that no step could end. */
  giveUpShipmentReading(reading: ShipmentReading, now: string): Promise<void>
}

export type ReadingAgenda = {
  merchantName: string
  state: 'reading' | 'shipping' | 'ended'
  /** Whether nobody waits for it, so that a fault that passes may take its time. */
  isPatient: boolean
}
