import type { Moves } from '../moves.ts'

/** An order's states: awaited from the first offer on, confirmed once it is paid for or promised to be. */
export const orderStates = ['awaited', 'confirmed', 'cancelled'] as const
export type OrderState = (typeof orderStates)[number]

/** Where an order may go from each state. */
export const orderMoves = {
  awaited: ['confirmed', 'cancelled'],
  confirmed: ['cancelled'],
  cancelled: [],
} as const satisfies Moves<OrderState>

/** Those that a list of orders shows: who never agreed to one has none. */
export const listedStates = ['confirmed', 'cancelled'] as const satisfies readonly OrderState[]

export type ListedState = (typeof listedStates)[number]

/** Why an order that was not shipped is cancelled. */
export const cancelReasons = [
  'shopper-asked',
  'not-available',
  'duplicate',
  'entered-wrongly',
  'suspected-fraud',
  'other',
] as const
export type CancelReason = (typeof cancelReasons)[number]

/**
 * The states of a version of an order's cart: one binds at a time, and one at most waits for the shopper. `superseded`
 * bound once; what was refused or, for another edit, withdrawn never did.
 */
export const cartStates = ['binding', 'awaiting-acceptance', 'superseded', 'refused', 'withdrawn'] as const
export type CartState = (typeof cartStates)[number]
