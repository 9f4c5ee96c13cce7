import { mkdir } from 'node:fs/promises'
import { temporalEnvironment } from '@cauce/testing/temporal'
import { historiesFolder, writeHistory } from './histories.ts'
import { type Scenario, scenarioNames, scenarios } from './scenarios.ts'
import { bundle, play, quiet } from './stage.ts'

/**
 * Plays every scenario and keeps its history, to be replayed against later code. To be run when a scenario is new, and
 * when no process that began under the old code lives any more: `npm run record -w @cauce/workflows`.
 */
quiet()
const environment = await temporalEnvironment({ timeSkipping: true })
try {
  const workflowBundle = await bundle()
  await mkdir(historiesFolder, { recursive: true })
  for (const name of scenarioNames) {
    const scenario: Scenario = scenarios[name]
    const { history, end } = await play(environment, workflowBundle, scenario.act, scenario.terms)
    if (end !== scenario.end) throw new Error(`${name} ended ${end}`)
    await writeHistory(name, history)
  }
} finally {
  await environment.teardown()
}
