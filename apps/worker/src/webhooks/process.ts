import { systemActor } from '@cauce/domain/access/scope'
import { deliveryMatters } from '@cauce/operations/webhooks/delivery-matters'
import { webhookDeliveryWorkflow, webhookDeliveryWorkflowId } from '@cauce/workflows/webhooks/contract'
import type { Process } from '../process.ts'
import { createWebhookRecords } from './activities.ts'

/** The process of one event's way to one endpoint; its contract is workflows/src/webhooks/contract.ts. */
export const webhookProcess: Process<'webhook'> = {
  workflow: webhookDeliveryWorkflow,
  workflowId: ({ delivery }) => webhookDeliveryWorkflowId(delivery.id),
  args: ({ delivery }) => [{ delivery }],
  summary: "An event on its way to an address of the merchant's: sent until it is taken, for three days at most.",
  details: ({ delivery }) =>
    `Facts: the merchant's page Webhooks in the back office, delivery ${delivery.id}. What may be done here: docs/operations.md.`,
  matters: (perform, { delivery: { merchantId, id } }) => perform(deliveryMatters, systemActor(merchantId), { id }),
  activities: createWebhookRecords,
}
