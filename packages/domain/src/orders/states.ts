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
