import { pingEvent, type SentEvent, webhookEvents } from '@cauce/domain/webhooks/events'
import { type WebhookDeliveryState, webhookDeliveryStates } from '@cauce/domain/webhooks/states'
import { type AddressOf, itemsOf, listAddress, several, severalIds } from '../../../lists/address.ts'

export const sentEvents: readonly SentEvent[] = [...webhookEvents, pingEvent]

const parts = { webhook: severalIds, state: several(webhookDeliveryStates), event: several(sentEvents) }

export const address = listAddress(parts)

export type DeliverySearch = AddressOf<typeof parts>

/** The same as the server's filter. */
export const filterOf = ({ webhook, state, event }: DeliverySearch) => ({
  ...(webhook && { webhookIds: itemsOf(webhook).slice(0, 20) }),
  ...(state && { states: itemsOf(state) as WebhookDeliveryState[] }),
  ...(event && { events: itemsOf(event) as SentEvent[] }),
})
