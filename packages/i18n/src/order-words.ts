import type { ReturnState, ShipmentState } from '@cauce/domain/orders/order-lines'
import type { CancelReason, CartState, OrderState } from '@cauce/domain/orders/states'
import { m } from './messages.ts'
import type { Words } from './words.ts'

export const orderStateWords: Words<OrderState> = {
  awaited: m.orders_state_awaited,
  confirmed: m.orders_state_confirmed,
  cancelled: m.orders_state_cancelled,
}

export const shipmentWords: Words<ShipmentState> = {
  unshipped: m.orders_shipment_unshipped,
  'partly-shipped': m.orders_shipment_partly_shipped,
  shipped: m.orders_shipment_shipped,
}

export const returnWords: Words<ReturnState> = {
  none: m.orders_returns_none,
  'partly-returned': m.orders_returns_partly_returned,
  returned: m.orders_returns_returned,
}

export const cartStateWords: Words<CartState> = {
  binding: m.orders_cart_binding,
  'awaiting-acceptance': m.orders_cart_awaiting_acceptance,
  superseded: m.orders_cart_superseded,
  refused: m.orders_cart_refused,
  withdrawn: m.orders_cart_withdrawn,
}

export const cancelReasonWords: Words<CancelReason> = {
  'shopper-asked': m.orders_cancel_shopper_asked,
  'not-available': m.orders_cancel_not_available,
  duplicate: m.orders_cancel_duplicate,
  'entered-wrongly': m.orders_cancel_entered_wrongly,
  'suspected-fraud': m.orders_cancel_suspected_fraud,
  other: m.orders_cancel_other,
}
