import { systemActor } from '@cauce/domain/access/scope'
import { refundMatters } from '@cauce/operations/refunds/refund-matters'
import { refundWorkflow, refundWorkflowId } from '@cauce/workflows/refunds/contract'
import type { Process } from '../process.ts'
import { createGiveBackPart } from './give-back-part.ts'
import { createRefundRecords } from './records.ts'

/** The process that gives a refund back; its contract is workflows/src/refunds/contract.ts. */
export const refundProcess: Process<'refund'> = {
  workflow: refundWorkflow,
  workflowId: ({ refund }) => refundWorkflowId(refund.id),
  args: ({ refund }) => [{ refund }],
  summary: 'A refund: money goes back to the cards it was taken from, and what none takes is transferred.',
  details: ({ refund }) =>
    `Facts: the order's page in the back office, refund ${refund.id}. What may be done here: docs/operations.md.`,
  // A card may give the money back after all, long after everything was paid.
  matters: async (perform, { signal, refund: { merchantId, id } }) =>
    signal === 'partChanged' || perform(refundMatters, systemActor(merchantId), { id }),
  activities: (dependencies) => ({
    ...createRefundRecords(dependencies),
    giveBackPart: createGiveBackPart(dependencies),
  }),
}
