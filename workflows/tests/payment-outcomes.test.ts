import { temporalEnvironment } from '@cauce/testing/temporal'
import { afterAll, describe, expect, test } from 'vitest'
import { scenarioNames, scenarios } from './payment-scenarios.ts'
import { play, type Scenario } from './payment-stage.ts'
import { bothLives } from './short-lives.ts'
import { quiet } from './stage.ts'

quiet()
const environment = await temporalEnvironment({ timeSkipping: true })
const lives = await bothLives()
afterAll(() => environment.teardown())

describe.each(lives)('%s', (_, workflowBundle) => {
  test.each(scenarioNames)(
    'a plan that went the way of %s was charged when it should, and never twice',
    async (name) => {
      const scenario: Scenario = scenarios[name]
      const { end, plan } = await play(environment, workflowBundle, scenario)
      expect(end).toBe(scenario.end)
      expect(plan.done).toEqual(scenario.done)
    },
  )
})
