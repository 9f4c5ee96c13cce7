import { refuseUnless } from '@cauce/domain/errors'
import { FinancingId } from '@cauce/domain/financing/schema'
import { tellFinancing } from '@cauce/workflows/financing/contract'
import { operation } from '../operation.ts'
import { tellProcess } from '../tell-process.ts'
import { endDead } from './end-dead.ts'
import { lockFinancing } from './lock-financing.ts'
import { ofFinancing } from './of-financing.ts'

/**
 * Takes a live offer back: the financing is dead at once and its link with it, its order stays awaited. Refuses with
 * `not-found`, `not-live`, or `claimed-by-shopper` while a card is being charged or a review is open.
 */
export const withdrawFinancing = operation({
  name: 'financing.withdraw',
  permission: 'financings.withdraw',
  input: FinancingId,
  async run({ tx, now, record }, { id }) {
    const financing = await lockFinancing(tx, id)
    refuseUnless(financing.state === 'live', 'not-live')
    refuseUnless(financing.claimed_attempt_id === null, 'claimed-by-shopper')
    await endDead(tx, financing, 'withdrawn', now)
    const sale = { merchantId: financing.merchant_id, id }
    await tellProcess(tx, tellFinancing(sale, 'ended', { state: 'dead' }, `ended/${id}`))
    await record({
      ...ofFinancing(financing),
      before: { state: 'live' },
      after: { state: 'dead', deadReason: 'withdrawn' },
    })
    return { id }
  },
})
