import { temporalEnvironment } from '@cauce/testing/temporal'
import { afterAll, describe, expect, test } from 'vitest'
import { scenarioNames, scenarios } from './refund-scenarios.ts'
import { play, type Scenario } from './refund-stage.ts'
import { bothLives } from './short-lives.ts'
import { quiet } from './stage.ts'

quiet()
const environment = await temporalEnvironment({ timeSkipping: true })
const lives = await bothLives()
afterAll(() => environment.teardown())

describe.each(lives)('%s', (_, workflowBundle) => {
  test.each(scenarioNames)('a refund that went the way of %s ended once all had gone back', async (name) => {
    const scenario: Scenario = scenarios[name]
    const { end, refund } = await play(environment, workflowBundle, scenario)
    expect(end).toBe('paid')
    expect(refund.done).toEqual(scenario.done)
  })
})
