import { readdirSync } from 'node:fs'
import { Worker } from '@temporalio/worker'
import { expect, test } from 'vitest'
import { historiesFolder, payloadsOf, readHistory } from './histories.ts'
import { bundle, quiet } from './stage.ts'
import { scenarioNames } from './webhook-scenarios.ts'

quiet()
const workflowBundle = await bundle()

test('every way a delivery may go is recorded', () => {
  const recorded = readdirSync(new URL('webhooks/', historiesFolder))
  expect(recorded.toSorted()).toEqual(scenarioNames.map((name) => `${name}.json`).toSorted())
})

test.each(scenarioNames)('a delivery that went the way of %s is understood by the code of today', async (name) => {
  await Worker.runReplayHistory({ workflowBundle }, readHistory(`webhooks/${name}`))
})

test('no attempt is told the time: a late one goes by its own clock', () => {
  for (const name of scenarioNames)
    for (const payload of payloadsOf(`webhooks/${name}`)) expect(payload).not.toMatch(/\d{4}-\d\d-\d\dT/)
})

test('no process remembers where something was sent, nor what signs it', () => {
  for (const name of scenarioNames)
    for (const payload of payloadsOf(`webhooks/${name}`)) expect(payload).not.toMatch(/whsec_|https?:|@|\+34/i)
})
