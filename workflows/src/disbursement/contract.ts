/** The contract of the hourly run that pays merchants, and of its part for one merchant. Ids and days only. */

/** The Schedule that starts the run each hour. */
export const disbursementSchedule = 'disbursements'
export const disbursementRunWorkflow = 'disbursementRun'

/** Absent when the Schedule starts it; what a long run hands to its next part: the hour (ISO instant) and how far it got. */
export type DisbursementRunProcess = { slot: string; after: string | null; paid: DisbursementRunEnd }

/** How many merchants had a payment prepared, how many had nothing to be paid, and for how many it failed. */
export type DisbursementRunEnd = { prepared: number; nothing: number; failed: number }

export const disbursementWorkflow = 'disbursement'
/** One for each merchant and day, by its own calendar. */
export const disbursementWorkflowId = (merchantId: string, day: string): string => `disbursement/${merchantId}/${day}`

export type DisbursementProcess = { merchantId: string; day: string }

/** The id of what was prepared; null where nothing was left to pay. */
export type DisbursementEnd = { id: string | null }
