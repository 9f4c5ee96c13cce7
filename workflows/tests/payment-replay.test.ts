import { readdirSync } from 'node:fs'
import { Worker } from '@temporalio/worker'
import { expect, test } from 'vitest'
import { historiesFolder, payloadsOf, readHistory } from './histories.ts'
import { scenarioNames } from './payment-scenarios.ts'
import { bundle, quiet } from './stage.ts'

quiet()
const workflowBundle = await bundle()

test('every way a plan may go is recorded', () => {
  const recorded = readdirSync(new URL('payments/', historiesFolder))
  expect(recorded.toSorted()).toEqual(scenarioNames.map((name) => `${name}.json`).toSorted())
})

test.each(scenarioNames)('a plan that went the way of %s is understood by the code of today', async (name) => {
  await Worker.runReplayHistory({ workflowBundle }, readHistory(`payments/${name}`))
})

test('no process of a plan remembers money, a card or a person', () => {
  for (const name of scenarioNames)
    for (const payload of payloadsOf(`payments/${name}`)) expect(payload).not.toMatch(/cents|last4|pm_|@|\+34|phone/i)
})
