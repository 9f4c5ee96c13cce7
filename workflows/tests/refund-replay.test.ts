import { readdirSync } from 'node:fs'
import { Worker } from '@temporalio/worker'
import { expect, test } from 'vitest'
import { historiesFolder, payloadsOf, readHistory } from './histories.ts'
import { scenarioNames } from './refund-scenarios.ts'
import { bundle, quiet } from './stage.ts'

quiet()
const workflowBundle = await bundle()

test('every way a refund may go is recorded', () => {
  const recorded = readdirSync(new URL('refunds/', historiesFolder))
  expect(recorded.toSorted()).toEqual(scenarioNames.map((name) => `${name}.json`).toSorted())
})

test.each(scenarioNames)('a refund that went the way of %s is understood by the code of today', async (name) => {
  await Worker.runReplayHistory({ workflowBundle }, readHistory(`refunds/${name}`))
})

test('no process of a refund remembers money, an account or a person', () => {
  for (const name of scenarioNames)
    for (const payload of payloadsOf(`refunds/${name}`)) expect(payload).not.toMatch(/cents|iban|last4|@|\+34|phone/i)
})
