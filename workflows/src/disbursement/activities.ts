import type { DisbursementProcess } from './contract.ts'

/** What the run has others do. */
export interface DisbursementSteps {
  /** Merchants whose hour came within the hour before `slot` (ISO instant), page by page, each with its calendar's day. */
  merchantsDue(asked: { slot: string; after: string | null }): Promise<{
    merchants: { merchantId: string; merchantName: string; day: string }[]
    next: string | null
  }>
  /** Prepares a merchant's payment of a day, or finds it prepared. `number` is what people call it by. */
  prepareDisbursement(whose: DisbursementProcess, now: string): Promise<{ id: string; number: string } | null>
}
