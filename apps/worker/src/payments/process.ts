import { systemActor } from '@cauce/domain/access/scope'
import { planMatters } from '@cauce/operations/payments/plan-matters'
import { instalmentsWorkflow, instalmentsWorkflowId } from '@cauce/workflows/payments/contract'
import type { Process } from '../process.ts'
import { createCardSteps } from './card-changes.ts'
import { createCollectCharge } from './collect-charge.ts'
import { createInstalmentRecords } from './records.ts'

/** The process that charges a plan's instalments; its contract is workflows/src/payments/contract.ts. */
export const instalmentsProcess: Process<'instalments'> = {
  workflow: instalmentsWorkflow,
  workflowId: ({ plan }) => instalmentsWorkflowId(plan.id),
  args: ({ plan }) => [{ plan }],
  summary: 'A payment plan: each instalment is charged on its day, until nothing is owed any more.',
  details: ({ plan }) =>
    `Facts: the order's page in the back office, plan ${plan.id}. What may be done here: docs/operations.md.`,
  matters: (perform, { plan: { merchantId, id } }) => perform(planMatters, systemActor(merchantId), { id }),
  activities: (dependencies) => ({
    ...createInstalmentRecords(dependencies),
    collectCharge: createCollectCharge(dependencies),
    ...createCardSteps(dependencies),
  }),
}
