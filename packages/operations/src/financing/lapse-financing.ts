import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { endDead } from './end-dead.ts'
import { lockFinancing } from './lock-financing.ts'
import { ofFinancing } from './of-financing.ts'

/** Ends an offer that nobody took up, unless it was taken up or claimed by then. Answers whether it is lapsed now. */
export const lapseFinancing = operation({
  name: 'financing.lapse',
  permission: 'financings.process',
  input: z.object({ id: Id }),
  async run({ tx, now, record, unchanged }, { id }) {
    const financing = await lockFinancing(tx, id)
    if (financing.state !== 'live' || financing.claimed_attempt_id || financing.offer_ends_at > now) {
      unchanged()
      return { lapsed: financing.dead_reason === 'lapsed' }
    }
    await endDead(tx, financing, 'lapsed', now)
    await record({
      ...ofFinancing(financing),
      before: { state: 'live' },
      after: { state: 'dead', deadReason: 'lapsed' },
    })
    return { lapsed: true }
  },
})
