import { temporalEnvironment } from '@cauce/testing/temporal'
import { afterAll, describe, expect, test } from 'vitest'
import { bothLives } from './short-lives.ts'
import { quiet } from './stage.ts'
import { scenarioNames, scenarios } from './webhook-scenarios.ts'
import { play, type Scenario } from './webhook-stage.ts'

quiet()
const environment = await temporalEnvironment({ timeSkipping: true })
const lives = await bothLives()
afterAll(() => environment.teardown())

/** The process's clock moves by whole steps beside the test's. */
const toleranceSeconds = 2

describe.each(lives)('%s', (_, workflowBundle) => {
  test.each(scenarioNames)('a delivery that went the way of %s was sent when it should', async (name) => {
    const scenario: Scenario = scenarios[name]
    const { end, endpoint } = await play(environment, workflowBundle, scenario)
    expect(end).toBe(scenario.end)
    expect(endpoint.sent).toHaveLength(scenario.sent.length)
    endpoint.sent.forEach((at, index) => {
      expect(Math.abs(at - (scenario.sent[index] ?? 0)), `attempt ${index + 1}`).toBeLessThanOrEqual(
        toleranceSeconds * (index + 1),
      )
    })
  })
})
