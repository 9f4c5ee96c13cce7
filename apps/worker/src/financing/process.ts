import { systemActor } from '@cauce/domain/access/scope'
import { commandMatters } from '@cauce/operations/financing/command-matters'
import { financingWorkflow, financingWorkflowId } from '@cauce/workflows/financing/contract'
import type { Process } from '../process.ts'
import { createFinancingErrands } from './errands.ts'
import { createFinancingRecords } from './records.ts'

/** The process of a sale by phone; its contract is workflows/src/financing/contract.ts. */
export const financingProcess: Process<'financing'> = {
  workflow: financingWorkflow,
  workflowId: ({ sale }) => financingWorkflowId(sale.id),
  args: ({ sale }) => [{ sale }],
  summary: 'A sale by phone, paid in instalments: from the link sent until it is confirmed or dead.',
  details: ({ sale }) =>
    `Facts: the financing's page in the back office, id ${sale.id}. What may be done here: docs/operations.md.`,
  matters: (perform, { sale: { id, merchantId }, payload }) =>
    perform(commandMatters, systemActor(merchantId), { id, ...payload }),
  activities: (dependencies) => ({ ...createFinancingRecords(dependencies), ...createFinancingErrands(dependencies) }),
}
