import { z } from 'zod'
import { longest } from '../limits.ts'
import { CalendarDate, Id, text } from '../schema.ts'
import { disbursementStates } from './states.ts'

/** Which daily payments a report shows. Days are those of the payments, both included. */
export const DisbursementFilter = z.object({
  merchantIds: z.array(Id).max(50).optional(),
  states: z.array(z.enum(disbursementStates)).max(disbursementStates.length).optional(),
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
})

export const DisbursementPage = DisbursementFilter.extend({
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
})

export const DisbursementOrdersPage = z.object({
  id: Id,
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(200).default(100),
})

/** Why a bank did not pay, as finance or the bank's statement says it. */
export const RejectReason = text(longest.rejectReason)

export type DisbursementFilter = z.infer<typeof DisbursementFilter>
