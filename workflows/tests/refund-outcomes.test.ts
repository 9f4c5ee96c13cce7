import { temporalEnvironment } from '@cauce/testing/temporal'
import { afterAll, expect, test } from 'vitest'
import { scenarioNames, scenarios } from './refund-scenarios.ts'
import { play, type Scenario } from './refund-stage.ts'
import { bundle, quiet } from './stage.ts'

quiet()
const environment = await temporalEnvironment({ timeSkipping: true })
const workflowBundle = await bundle()
afterAll(() => environment.teardown())

test.each(scenarioNames)('a refund that went the way of %s ended once all had gone back', async (name) => {
  const scenario: Scenario = scenarios[name]
  const { end, refund } = await play(environment, workflowBundle, scenario)
  expect(end).toBe('paid')
  expect(refund.done).toEqual(scenario.done)
})
