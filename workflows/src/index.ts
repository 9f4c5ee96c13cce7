/** Every workflow there is: what a bundle is made of. */
export { financing } from './financing/workflow.ts'
export { webhookDelivery } from './webhooks/workflow.ts'
