import { refuseUnless } from '@cauce/domain/errors'
import { FinancingId } from '@cauce/domain/financing/schema'
import { reading } from '../operation.ts'
import { readTimeline, type TimelineEntry } from '../timeline.ts'

/**
 * A financing's story, newest first: what was done to it, by whom, and every message about it. Read from the action
 * log and the messages; of the log's facts only those that are safe to show. Refuses with `not-found`.
 */
export const financingTimeline = reading({
  name: 'financing.timeline',
  permission: 'financings.read',
  input: FinancingId,
  async run({ db }, { id }): Promise<TimelineEntry[]> {
    const financing = await db.selectFrom('financing').select('customer_name').where('id', '=', id).executeTakeFirst()
    refuseUnless(financing, 'not-found')
    return readTimeline(db, {
      subjects: [{ kind: 'financing', id }],
      shopperName: financing.customer_name,
      shown: { financing: shownOfFinancing },
    })
  },
})

/** The facts of a financing that are safe to show. */
export const shownOfFinancing = [
  'state',
  'deadReason',
  'decision',
  'reason',
  'creditReason',
  'instalments',
  'kind',
  'totalCents',
  'amountCents',
  'openFinancings',
  'documentBlocked',
  'declineCode',
  'sends',
  'freshLink',
  'linkExpiresAt',
  'sentAgainAs',
]
