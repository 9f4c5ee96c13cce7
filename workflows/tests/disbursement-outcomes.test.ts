import { readdirSync } from 'node:fs'
import { temporalEnvironment } from '@cauce/testing/temporal'
import { Worker } from '@temporalio/worker'
import { afterAll, expect, test } from 'vitest'
import { scenarioNames, scenarios } from './disbursement-scenarios.ts'
import { play } from './disbursement-stage.ts'
import { historiesFolder, payloadsOf, readHistory } from './histories.ts'
import { bundle, quiet } from './stage.ts'

quiet()
const environment = await temporalEnvironment({ timeSkipping: true })
const workflowBundle = await bundle()
afterAll(() => environment.teardown())

test.each(scenarioNames)('a run that went the way of %s paid everybody whose hour it was, once', async (name) => {
  const scenario = scenarios[name]!
  const { end, world } = await play(environment, workflowBundle, scenario)
  expect(end).toEqual(scenario.end)
  expect(world.paid).toHaveLength(scenario.paid)
  for (const slot of world.slots) expect(slot).toMatch(/T\d\d:00:00\.000Z$/)
})

const recorded = readdirSync(new URL('disbursement/', historiesFolder)).map((name) => name.replace(/\.json$/, ''))

test('every way a run may go is recorded', () => {
  expect([...new Set(recorded.map((name) => name.split('.')[0]))].toSorted()).toEqual(scenarioNames.toSorted())
})

test.each(recorded)('what went the way of %s is understood by the code of today', async (name) => {
  await Worker.runReplayHistory({ workflowBundle }, readHistory(`disbursement/${name}`))
})

test('no run remembers an amount, an account or a person', () => {
  for (const name of recorded)
    for (const payload of payloadsOf(`disbursement/${name}`)) expect(payload).not.toMatch(/cents|iban|@|\+34/i)
})
