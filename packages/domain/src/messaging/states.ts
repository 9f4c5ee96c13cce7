import type { Moves } from '../moves.ts'

/** How a message that left us fares. `unknown`: the provider's answer was lost and could not be found out. */
export const deliveryStates = ['queued', 'unknown', 'sent', 'failed', 'delivered'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** Where a message may go from each state. Reports arrive repeated and out of order: only a later one moves it. */
export const deliveryMoves = {
  queued: ['unknown', 'sent', 'failed', 'delivered'],
  unknown: ['sent', 'failed', 'delivered'],
  sent: ['failed', 'delivered'],
  failed: ['delivered'],
  delivered: [],
} as const satisfies Moves<DeliveryState>
