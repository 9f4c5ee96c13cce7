import { changeWebhook } from '@cauce/operations/webhooks/change-webhook'
import { createWebhook } from '@cauce/operations/webhooks/create-webhook'
import { getDelivery } from '@cauce/operations/webhooks/get-delivery'
import { listDeliveries } from '@cauce/operations/webhooks/list-deliveries'
import { listWebhooks } from '@cauce/operations/webhooks/list-webhooks'
import { redeliver } from '@cauce/operations/webhooks/redeliver'
import { removeWebhook } from '@cauce/operations/webhooks/remove-webhook'
import { rotateSecret } from '@cauce/operations/webhooks/rotate-secret'
import { sendTest } from '@cauce/operations/webhooks/send-test'
import { switchWebhook } from '@cauce/operations/webhooks/switch-webhook'
import { webhookTerms } from '@cauce/operations/webhooks/webhook-terms'
import { mutation, query, router } from './trpc.ts'

export const webhooks = router({
  list: query(listWebhooks),
  terms: query(webhookTerms),
  create: mutation(createWebhook),
  change: mutation(changeWebhook),
  rotateSecret: mutation(rotateSecret),
  switch: mutation(switchWebhook),
  remove: mutation(removeWebhook),
  sendTest: mutation(sendTest),
  deliveries: query(listDeliveries),
  delivery: query(getDelivery),
  redeliver: mutation(redeliver),
})
