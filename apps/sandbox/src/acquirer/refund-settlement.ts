import type { World } from '../world.ts'
import { readCharge } from './charges.ts'
import { emit } from './events.ts'
import type { Refund } from './objects.ts'
import { cardOnFile } from './payment-methods.ts'
import { giveBack } from './refunds.ts'

export type RefundSettlement = ReturnType<typeof refundSettlement>

/** Brings the refunds of some test cards to their end a while after they were made, and tells of it. */
export function refundSettlement(world: World) {
  const { store, settings } = world
  const timers = new Map<string, NodeJS.Timeout>()

  /** The end that is still to come. */
  function endOf(refund: Refund): 'succeeded' | 'failed' | undefined {
    const { payment_method } = readCharge({ world, id: refund.charge })
    const { refunds } = cardOnFile(world, payment_method).behaviour
    if (refunds === 'succeed-later' && refund.status === 'pending') return 'succeeded'
    return refunds === 'fail-later' && refund.status === 'succeeded' ? 'failed' : undefined
  }

  function settle(id: string): void {
    timers.delete(id)
    const refund = store.get<Refund>('refund', id)
    const end = refund && endOf(refund)
    if (!end) return
    const from = { world, now: Math.floor(Date.now() / 1000) }
    const settled: Refund =
      end === 'failed'
        ? { ...refund, status: end, failure_reason: 'expired_or_canceled_card' }
        : { ...refund, status: end }
    store.transaction(() => {
      store.put('refund', id, settled, refund.payment_intent)
      if (end === 'failed') giveBack(world, readCharge({ world, id: refund.charge }), -refund.amount)
      emit(from, 'charge.refund.updated', settled)
      emit(from, end === 'failed' ? 'refund.failed' : 'refund.updated', settled)
    })
  }

  function settleLater(refund: Refund): Refund {
    const { refundDelayMs } = settings.current.acquirer
    if (endOf(refund) && !timers.has(refund.id))
      timers.set(
        refund.id,
        setTimeout(() => settle(refund.id), refundDelayMs),
      )
    return refund
  }

  return {
    settleLater,
    /** Takes up what a restart interrupted. */
    resume: () => store.list<Refund>('refund').forEach(settleLater),
    async stop() {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
