import { refuseUnless } from '@cauce/domain/errors'
import type { LockedOrder } from './lock-order.ts'

/** Whose change it is, for the log. */
export const ofOrder = (order: Pick<LockedOrder, 'id' | 'merchant_id' | 'centre_id'>) => ({
  subjectKind: 'order' as const,
  subjectId: order.id,
  merchantId: order.merchant_id,
  centreId: order.centre_id,
})

/** Refuses an order that does not stand, with `order-not-confirmed` or `order-cancelled`. */
export function refuseUnlessConfirmed({ state }: Pick<LockedOrder, 'state'>): void {
  refuseUnless(state !== 'cancelled', 'order-cancelled')
  refuseUnless(state === 'confirmed', 'order-not-confirmed')
}
