import { refuseUnless } from '@cauce/domain/errors'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { endDead } from './end-dead.ts'
import { lockFinancing } from './lock-financing.ts'
import { ofFinancing } from './of-financing.ts'
import { queueToShopper } from './queue-to-shopper.ts'

/** The financier said no to a claimed financing: it is Dead and the shopper is told. Refuses with `move-not-allowed`. */
export const declineFinancing = operation({
  name: 'financing.decline',
  permission: 'financings.process',
  input: z.object({ id: Id, attemptId: Id }),
  async run({ tx, now, record, unchanged }, { id, attemptId }) {
    const financing = await lockFinancing(tx, id)
    if (financing.dead_reason === 'declined') unchanged()
    else {
      refuseUnless(financing.claimed_attempt_id === attemptId, 'move-not-allowed')
      await endDead(tx, financing, 'declined', now)
      const before = { state: financing.state }
      await record({ ...ofFinancing(financing), before, after: { state: 'dead', deadReason: 'declined', attemptId } })
    }
    return { messageIds: await queueToShopper(tx, financing, 'financing-declined', ['sms', 'email'], 'declined', now) }
  },
})
