import type { ReturnState, ShipmentState } from '@cauce/domain/orders/order-lines'
import type { CancelReason, CartState, OrderState } from '@cauce/domain/orders/states'
import { cancelReasonWords, cartStateWords, orderStateWords, returnWords, shipmentWords } from '@cauce/i18n/order-words'
import { word } from '@cauce/i18n/words'

export const orderStateName = (state: OrderState): string => word(orderStateWords[state])
export const shipmentName = (shipment: ShipmentState): string => word(shipmentWords[shipment])
export const returnsName = (returns: ReturnState): string => word(returnWords[returns])
export const cartStateName = (state: CartState): string => word(cartStateWords[state])

/** Shipped is done; until then somebody has something to do. */
export const shipmentMeaning = (shipment: ShipmentState) => (shipment === 'shipped' ? 'good' : 'waiting')
export const cancelReasonName = (reason: CancelReason): string => word(cancelReasonWords[reason])
