import { z } from 'zod'
import { longest } from '../limits.ts'
import { Id, text, typed } from '../schema.ts'
import { pingEvent, webhookEvents } from './events.ts'
import { webhookDeliveryStates } from './states.ts'

/** So many endpoints a merchant may have at a time. */
export const webhooksAtMost = 20

/** So many former secrets of an endpoint may sign beside its present one. */
export const formerSecretsAtMost = 5

/** So many deliveries a merchant may send by hand, tests and repeats together, within so many minutes. */
export const sentByHandAtMost = 60
export const sentByHandWithinMinutes = 10

/** For so many days deliveries are kept, unless the settings say otherwise. */
export const deliveriesKeptForDays = 30

export const NewWebhook = z.object({
  url: text(longest.webhookUrl),
  description: typed(longest.webhookDescription).default(''),
  events: z
    .array(z.enum(webhookEvents))
    .min(1, { error: 'required' })
    .max(webhookEvents.length)
    .transform((events) => webhookEvents.filter((event) => events.includes(event))),
})

export const ChangedWebhook = NewWebhook.extend({ id: Id })
export const WebhookId = z.object({ id: Id })
export const WebhookSwitch = z.object({ id: Id, enabled: z.boolean() })

export const WebhookDeliveryPage = z.object({
  webhookIds: z.array(Id).max(webhooksAtMost).optional(),
  states: z.array(z.enum(webhookDeliveryStates)).max(webhookDeliveryStates.length).optional(),
  events: z
    .array(z.enum([...webhookEvents, pingEvent]))
    .max(webhookEvents.length + 1)
    .optional(),
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(200).optional(),
  limit: z.int().min(1).max(100).default(50),
})
