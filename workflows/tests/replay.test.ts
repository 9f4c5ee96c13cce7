import { readdirSync } from 'node:fs'
import { Worker } from '@temporalio/worker'
import { DeterminismViolationError } from '@temporalio/workflow'
import { expect, test } from 'vitest'
import { historiesFolder, payloadsOf, readHistory } from './histories.ts'
import { scenarioNames } from './scenarios.ts'
import { bundle, quiet } from './stage.ts'

quiet()
const workflowBundle = await bundle()

test('every way a financing may go is recorded', () => {
  const recorded = readdirSync(historiesFolder).filter((name) => name.endsWith('.json'))
  expect(recorded.toSorted()).toEqual(scenarioNames.map((name) => `${name}.json`).toSorted())
})

test.each(scenarioNames)('a financing that went the way of %s is understood by the code of today', async (name) => {
  await Worker.runReplayHistory({ workflowBundle }, readHistory(name))
})

test('two steps in another order are noticed', async () => {
  const swapped = await bundle('./swapped-workflow.ts')
  await expect(Worker.runReplayHistory({ workflowBundle: swapped }, readHistory('confirmed'))).rejects.toThrow(
    DeterminismViolationError,
  )
})

test('nothing that a process remembers tells of a person', () => {
  for (const name of scenarioNames) {
    for (const payload of payloadsOf(name))
      expect(payload).not.toMatch(/@|\+34|phone|email|firstName|lastName|documentNumber/i)
  }
})
