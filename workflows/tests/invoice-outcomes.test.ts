import { readdirSync } from 'node:fs'
import { temporalEnvironment } from '@cauce/testing/temporal'
import { Worker } from '@temporalio/worker'
import { afterAll, expect, test } from 'vitest'
import { historiesFolder, payloadsOf, readHistory } from './histories.ts'
import { play, scenarioNames, scenarios } from './invoice-stage.ts'
import { bundle, quiet } from './stage.ts'

quiet()
const environment = await temporalEnvironment({ timeSkipping: true })
const workflowBundle = await bundle()
afterAll(() => environment.teardown())

test.each(scenarioNames)('a run that went the way of %s invoiced every month that could be, once', async (name) => {
  const scenario = scenarios[name]!
  const { end, world } = await play(environment, workflowBundle, scenario)
  expect(end).toEqual(scenario.end)
  expect(world.issued).toHaveLength(scenario.end.issued)
  for (const slot of world.slots) expect(slot).toMatch(/T\d\d:00:00\.000Z$/)
})

const recorded = readdirSync(new URL('invoices/', historiesFolder)).map((name) => name.replace(/\.json$/, ''))

test('every way a run may go is recorded', () => {
  expect(recorded.toSorted()).toEqual(scenarioNames.toSorted())
})

test.each(recorded)('what went the way of %s is understood by the code of today', async (name) => {
  await Worker.runReplayHistory({ workflowBundle }, readHistory(`invoices/${name}`))
})

test('no run remembers an amount or a person', () => {
  for (const name of recorded)
    for (const payload of payloadsOf(`invoices/${name}`)) expect(payload).not.toMatch(/cents|@|\+34/i)
})
