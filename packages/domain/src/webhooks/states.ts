import type { Moves } from '../moves.ts'

/** How the delivery of one event to one endpoint stands. */
export const webhookDeliveryStates = ['pending', 'delivered', 'failed'] as const
export type WebhookDeliveryState = (typeof webhookDeliveryStates)[number]

/** Where a delivery may go from each state; sent again by hand it waits anew. */
export const webhookDeliveryMoves = {
  pending: ['delivered', 'failed'],
  delivered: ['pending'],
  failed: ['pending'],
} as const satisfies Moves<WebhookDeliveryState>

/** Why one failed. `gone`: the endpoint answered 410, which asks for no more. */
export const webhookFailures = ['gave-up', 'gone', 'endpoint-disabled', 'endpoint-removed'] as const
export type WebhookFailure = (typeof webhookFailures)[number]

/** Why an endpoint gets nothing. `failing`: for as long as a delivery is tried, none arrived. */
export const disabledReasons = ['by-hand', 'gone', 'failing'] as const
export type DisabledReason = (typeof disabledReasons)[number]

/** What came of one attempt. `refused`: an answer other than 2xx or a redirect; `status` says which. */
export const attemptOutcomes = [
  'delivered',
  'refused',
  'redirected',
  'timed-out',
  'unreachable',
  'unresolved',
  'tls-failed',
  'address-refused',
] as const
export type AttemptOutcome = (typeof attemptOutcomes)[number]
