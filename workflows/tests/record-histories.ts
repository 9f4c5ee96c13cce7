import { mkdir } from 'node:fs/promises'
import { temporalEnvironment } from '@cauce/testing/temporal'
import { scenarioNames as runScenarioNames, scenarios as runScenarios } from './disbursement-scenarios.ts'
import { play as playRun } from './disbursement-stage.ts'
import { historiesFolder, writeHistory } from './histories.ts'
import {
  scenarioNames as invoiceScenarioNames,
  scenarios as invoiceScenarios,
  play as playInvoices,
} from './invoice-stage.ts'
import { scenarioNames as planScenarioNames, scenarios as planScenarios } from './payment-scenarios.ts'
import { type Scenario as PlanScenario, play as playPlan } from './payment-stage.ts'
import { scenarioNames as refundScenarioNames, scenarios as refundScenarios } from './refund-scenarios.ts'
import { play as playRefund, type Scenario as RefundScenario } from './refund-stage.ts'
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
  for (const folder of ['webhooks/', 'disbursement/', 'invoices/', 'payments/', 'refunds/'])
    await mkdir(new URL(folder, historiesFolder), { recursive: true })
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
  for (const name of planScenarioNames.filter(isWanted)) {
    const scenario: PlanScenario = planScenarios[name]
    const { history, end, plan } = await playPlan(environment, workflowBundle, scenario)
    const { done } = plan
    if (end !== scenario.end || done.join() !== scenario.done.join()) throw new Error(`${name} ended ${end}: ${done}`)
    await writeHistory(`payments/${name}`, history)
  }
  for (const name of refundScenarioNames.filter(isWanted)) {
    const scenario: RefundScenario = refundScenarios[name]
    const { history, refund } = await playRefund(environment, workflowBundle, scenario)
    if (refund.done.join() !== scenario.done.join()) throw new Error(`${name} ended ${refund.done}`)
    await writeHistory(`refunds/${name}`, history)
  }
  for (const name of runScenarioNames.filter(isWanted)) {
    const scenario = runScenarios[name]!
    const { histories, end } = await playRun(environment, workflowBundle, scenario)
    if (JSON.stringify(end) !== JSON.stringify(scenario.end)) throw new Error(`${name} ended ${JSON.stringify(end)}`)
    for (const [whose, history] of Object.entries(histories))
      await writeHistory(`disbursement/${name}.${whose}`, history)
  }
  for (const name of invoiceScenarioNames.filter(isWanted)) {
    const scenario = invoiceScenarios[name]!
    const { history, end } = await playInvoices(environment, workflowBundle, scenario)
    if (JSON.stringify(end) !== JSON.stringify(scenario.end)) throw new Error(`${name} ended ${JSON.stringify(end)}`)
    await writeHistory(`invoices/${name}`, history)
  }
} finally {
  await environment.teardown()
}
