import type { Tx } from '@cauce/database/connection'
import { refuseUnless } from '@cauce/domain/errors'
import type { OrderState } from '@cauce/domain/orders/states'

/** Locks an order in scope; whatever moves it does so first. Refuses with `not-found`. */
export async function lockOrder(tx: Tx, id: string) {
  const order = await tx
    .selectFrom('orders')
    .select([
      'id',
      'merchant_id',
      'centre_id',
      'customer_id',
      'reference',
      'state',
      'revision',
      'cart_version',
      'total_cents',
      'accepted_cents',
      'shipment',
      'returns',
      'customer_name',
      'phone',
      'email',
      'locale',
      'confirmed_at',
    ])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  refuseUnless(order, 'not-found')
  return { ...order, state: order.state as OrderState }
}

export type LockedOrder = Awaited<ReturnType<typeof lockOrder>>
