import { z } from 'zod'
import { longest } from '../limits.ts'
import { CalendarDate, Cents, Id, searchWords, text } from '../schema.ts'

/** Which refunds a list of those to transfer shows. */
export const RefundFilter = z.object({
  search: searchWords(longest.search).optional(),
  merchantIds: z.array(Id).max(50).optional(),
  /** Days on which they became due, both included. */
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
})

export const RefundPage = RefundFilter.extend({
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
})

/** What finance sent, and where: the account as people write it. */
export const TransferredRefund = z.object({
  id: Id,
  amountCents: Cents.min(1),
  iban: z.string().max(50),
  holder: text(longest.accountHolder),
})
