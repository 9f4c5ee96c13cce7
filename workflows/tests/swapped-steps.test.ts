import { Worker } from '@temporalio/worker'
import { DeterminismViolationError } from '@temporalio/workflow'
import { expect, test } from 'vitest'
import { readHistory } from './histories.ts'
import { bundle, quiet } from './stage.ts'
import { swaps } from './swapped-steps.ts'

quiet()
const [asItIs, swapped] = await Promise.all([bundle(), bundle(Object.values(swaps))])

test.each(Object.entries(swaps))('two steps of %s in another order are noticed', async (workflow, { history }) => {
  const recorded = readHistory(history)
  expect(recorded.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name).toBe(workflow)
  await Worker.runReplayHistory({ workflowBundle: asItIs }, recorded)
  await expect(Worker.runReplayHistory({ workflowBundle: swapped }, recorded)).rejects.toThrow(
    DeterminismViolationError,
  )
})
