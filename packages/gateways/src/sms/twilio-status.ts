import type { DeliveryState } from '@cauce/domain/messaging/states'

const states: Record<string, DeliveryState> = {
  accepted: 'queued',
  scheduled: 'queued',
  queued: 'queued',
  sending: 'queued',
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
}

/** Twilio's word for how a text fares, in ours; a word that Twilio may add one day is `unknown`. */
export const deliveryStateOf = (status: string): DeliveryState => states[status] ?? 'unknown'
