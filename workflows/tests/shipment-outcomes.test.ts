import { temporalEnvironment } from '@cauce/testing/temporal'
import { afterAll, describe, expect, test } from 'vitest'
import { play as playRun, scenarioNames as runNames, scenarios as runs } from './shipment-feed-stage.ts'
import { scenarioNames, scenarios } from './shipment-scenarios.ts'
import { play, type Scenario } from './shipment-stage.ts'
import { bothLives } from './short-lives.ts'
import { quiet } from './stage.ts'

quiet()
const environment = await temporalEnvironment({ timeSkipping: true })
const lives = await bothLives()
afterAll(() => environment.teardown())

describe.each(lives)('%s', (_, workflowBundle) => {
  test.each(scenarioNames)('a reading that went the way of %s saw to every row that it had', async (name) => {
    const scenario: Scenario = scenarios[name]
    const { end, reading } = await play(environment, workflowBundle, scenario)
    expect(end).toBe(scenario.end)
    expect(reading.done).toEqual(scenario.done)
  })
})

test.each(runNames)('a run that went the way of %s began every reading that could be, once', async (name) => {
  const scenario = runs[name]!
  const { end, world } = await playRun(environment, lives[0]![1], scenario)
  expect(end).toEqual(scenario.end)
  expect(world.begun.size).toBe(scenario.end.begun)
  for (const slot of world.slots) expect(slot).toMatch(/T\d\d:00:00\.000Z$/)
})
