import { mkdir } from 'node:fs/promises'
import { temporalEnvironment } from '@cauce/testing/temporal'
import { historiesFolder, writeHistory } from './histories.ts'
import { type Scenario, scenarioNames, scenarios } from './scenarios.ts'
import { bundle, play, quiet } from './stage.ts'
import { scenarioNames as webhookScenarioNames, scenarios as webhookScenarios } from './webhook-scenarios.ts'
import { play as playDelivery, type Scenario as WebhookScenario } from './webhook-stage.ts'

/**
 * Plays every scenario, or those that are named, and keeps its history, to be replayed against later code. To be run when a
 * scenario is new, and when no process that began under the old code lives any more:
 * `npm run record -w @cauce/workflows -- delivered gave-up`.
 */
quiet()
const named = process.argv.slice(2)
const isWanted = (name: string) => named.length === 0 || named.includes(name)
const environment = await temporalEnvironment({ timeSkipping: true })
try {
  const workflowBundle = await bundle()
  await mkdir(new URL('webhooks/', historiesFolder), { recursive: true })
  for (const name of scenarioNames.filter(isWanted)) {
    const scenario: Scenario = scenarios[name]
    const { history, end } = await play(environment, workflowBundle, scenario.act, scenario.terms)
    if (end !== scenario.end) throw new Error(`${name} ended ${end}`)
    await writeHistory(name, history)
  }
  for (const name of webhookScenarioNames.filter(isWanted)) {
    const scenario: WebhookScenario = webhookScenarios[name]
    const { history, end } = await playDelivery(environment, workflowBundle, scenario)
    if (end !== scenario.end) throw new Error(`${name} ended ${end}`)
    await writeHistory(`webhooks/${name}`, history)
  }
} finally {
  await environment.teardown()
}
