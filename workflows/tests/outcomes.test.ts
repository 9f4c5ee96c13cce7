import { temporalEnvironment } from '@cauce/testing/temporal'
import { afterAll, describe, expect, test } from 'vitest'
import { type Scenario, scenarioNames, scenarios } from './scenarios.ts'
import { bothLives } from './short-lives.ts'
import { play, quiet } from './stage.ts'

quiet()
const environment = await temporalEnvironment({ timeSkipping: true })
const lives = await bothLives()
afterAll(() => environment.teardown())

const isDeed = (what: string) => !what.startsWith('looked at')

describe.each(lives)('%s', (_, workflowBundle) => {
  test.each(scenarioNames)('%s ends as it should', async (name) => {
    const scenario: Scenario = scenarios[name]
    const { end, world } = await play(environment, workflowBundle, scenario.act, scenario.terms)
    expect(end).toBe(scenario.end)
    expect(world.happened.filter(isDeed).toSorted()).toEqual(scenario.happened.toSorted())
  })
})
