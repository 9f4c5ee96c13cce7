import { temporalEnvironment } from '@cauce/testing/temporal'
import { afterAll, expect, test } from 'vitest'
import { scenarioNames, scenarios } from './payment-scenarios.ts'
import { play, type Scenario } from './payment-stage.ts'
import { bundle, quiet } from './stage.ts'

quiet()
const environment = await temporalEnvironment({ timeSkipping: true })
const workflowBundle = await bundle()
afterAll(() => environment.teardown())

test.each(scenarioNames)('a plan that went the way of %s was charged when it should, and never twice', async (name) => {
  const scenario: Scenario = scenarios[name]
  const { end, plan } = await play(environment, workflowBundle, scenario)
  expect(end).toBe(scenario.end)
  expect(plan.done).toEqual(scenario.done)
})
