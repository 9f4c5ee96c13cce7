import type { Outputs } from '../../api/api.ts'

/** An endpoint, and a delivery, as their lists show them. */
export type WebhookRow = Outputs['webhooks']['list'][number]
export type DeliveryRow = Outputs['webhooks']['deliveries']['rows'][number]
