import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { endDead } from './end-dead.ts'
import { lockFinancing } from './lock-financing.ts'
import { ofFinancing } from './of-financing.ts'
import { tellNothingCharged } from './tell-voided.ts'

/**
 * Charging failed for good without the card or the financier being the reason: Dead, and the shopper is told that
 * nothing was charged. Answers whether that is how it ended: it may have ended otherwise, or be another attempt's.
 */
export const failFinancing = operation({
  name: 'financing.fail',
  permission: 'financings.process',
  input: z.object({ id: Id, attemptId: Id }),
  async run({ tx, now, record, unchanged }, { id, attemptId }) {
    const financing = await lockFinancing(tx, id)
    if (financing.dead_reason === 'technical-failure') unchanged()
    else if (financing.state !== 'live' || (financing.claimed_attempt_id ?? attemptId) !== attemptId) {
      unchanged()
      return { failed: false, messageIds: [] }
    } else {
      await endDead(tx, financing, 'technical-failure', now)
      const after = { state: 'dead', deadReason: 'technical-failure', attemptId }
      await record({ ...ofFinancing(financing), before: { state: financing.state }, after })
    }
    const messageIds = await tellNothingCharged(tx, financing, now)
    return { failed: true, messageIds }
  },
})
