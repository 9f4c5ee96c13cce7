import { temporalEnvironment } from '@cauce/testing/temporal'
import { afterAll, expect, test } from 'vitest'
import { scenarioNames, scenarios } from './disbursement-scenarios.ts'
import { play } from './disbursement-stage.ts'
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
