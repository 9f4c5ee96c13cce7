import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common'
import {
  ChildWorkflowFailure,
  continueAsNew,
  executeChild,
  ParentClosePolicy,
  proxyActivities,
  setCurrentDetails,
  upsertSearchAttributes,
  WorkflowIdReusePolicy,
} from '@temporalio/workflow'
import { hourOfRun } from '../process/hour-of-run.ts'
import { merchant, reference, state } from '../process/search-keys.ts'
import { errandOptions, retryInTurn, retryUntilItAnswers } from '../process/steps.ts'
import type { DisbursementSteps } from './activities.ts'
import {
  type DisbursementEnd,
  type DisbursementProcess,
  type DisbursementRunEnd,
  type DisbursementRunProcess,
  disbursementWorkflowId,
} from './contract.ts'

/** A worker that dies shows no more life, and another one takes over. */
const { merchantsDue } = proxyActivities<DisbursementSteps>({
  ...errandOptions,
  retry: retryUntilItAnswers,
})

/** A merchant with very many orders takes its time. */
const { prepareDisbursement } = proxyActivities<DisbursementSteps>({
  ...{ ...errandOptions, startToCloseTimeout: '30 minutes' },
  retry: retryInTurn,
})

/** Merchants that are paid at the same time; the database does the work. */
const atOnce = 8

/**
 * Prepares the payments of all merchants whose hour it is, each by a process of its own that is there once a day: a run
 * that is stopped in the middle, or begun twice, pays nobody twice and leaves nobody out.
 */
export async function disbursementRun(carried?: DisbursementRunProcess): Promise<DisbursementRunEnd> {
  const { slot, after, paid } = carried ?? { slot: hourOfRun(), after: null, paid: nobody }
  setCurrentDetails(`Prepares the payments of the merchants whose hour came by ${slot}.`)
  const { merchants, next } = await merchantsDue({ slot, after })
  const end = { ...paid }
  const open = merchants.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const due of open) end[await payOne(due)] += 1
    }),
  )
  if (next !== null) await continueAsNew<typeof disbursementRun>({ slot, after: next, paid: end })
  setCurrentDetails(`Prepared ${end.prepared}, nothing to pay for ${end.nothing}, failed ${end.failed}.`)
  return end
}

const nobody: DisbursementRunEnd = { prepared: 0, nothing: 0, failed: 0 }

async function payOne({
  merchantId,
  merchantName,
  day,
}: DisbursementProcess & { merchantName: string }): Promise<keyof DisbursementRunEnd> {
  try {
    const { id } = await executeChild(disbursement, {
      workflowId: disbursementWorkflowId(merchantId, day),
      args: [{ merchantId, day }],
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
      parentClosePolicy: ParentClosePolicy.ABANDON,
      typedSearchAttributes: [{ key: merchant, value: merchantName }],
      staticSummary: "A merchant's payment of a day: what was shipped, less returns, less commission.",
    })
    return id === null ? 'nothing' : 'prepared'
  } catch (error) {
    // Another run begun for the same hour has it, or had it.
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'prepared'
    if (error instanceof ChildWorkflowFailure) return 'failed'
    throw error
  }
}

/** Prepares one merchant's payment of one day. */
export async function disbursement(whose: DisbursementProcess): Promise<DisbursementEnd> {
  setCurrentDetails(`Prepares the payment of ${whose.day}.`)
  const prepared = await prepareDisbursement(whose, new Date().toISOString())
  upsertSearchAttributes([
    ...(prepared ? [{ key: reference, value: prepared.number }] : []),
    { key: state, value: prepared ? 'prepared' : 'nothing' },
  ])
  setCurrentDetails(prepared ? `Prepared as ${prepared.number}.` : 'Nothing is left to pay; its balance is carried.')
  return { id: prepared?.id ?? null }
}
