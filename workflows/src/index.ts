/** Every workflow there is: what a bundle is made of. */
export { disbursement, disbursementRun } from './disbursement/workflow.ts'
export { financing } from './financing/workflow.ts'
export { invoiceRun } from './invoices/workflow.ts'
export { instalments } from './payments/workflow.ts'
export { refund } from './refunds/workflow.ts'
export { shipmentFeedRun } from './shipments/run.ts'
export { shipments } from './shipments/workflow.ts'
export { webhookDelivery } from './webhooks/workflow.ts'
