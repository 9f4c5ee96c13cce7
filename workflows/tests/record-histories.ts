import { temporalEnvironment } from '@cauce/testing/temporal'
import { scenarioNames as runScenarioNames, scenarios as runScenarios } from './disbursement-scenarios.ts'
import { play as playRun } from './disbursement-stage.ts'
import { type RecordedHistory, writeHistory } from './histories.ts'
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
import {
  scenarioNames as feedScenarioNames,
  scenarios as feedScenarios,
  play as playFeeds,
} from './shipment-feed-stage.ts'
import { scenarioNames as readingScenarioNames, scenarios as readingScenarios } from './shipment-scenarios.ts'
import { play as playReading, type Scenario as ReadingScenario } from './shipment-stage.ts'
import { shortLives, suggestedWhereItWentOn } from './short-lives.ts'
import { bundle, play, quiet } from './stage.ts'
import { scenarioNames as webhookScenarioNames, scenarios as webhookScenarios } from './webhook-scenarios.ts'
import { play as playDelivery, type Scenario as WebhookScenario } from './webhook-stage.ts'

/**
 * Plays every scenario, or those that are named, and keeps its history, to be replayed against later code. To be run when a
 * scenario is new, and when no process that began under the old code lives any more:
 * `npm run record -w @cauce/workflows -- delivered gave-up`. One scenario of each kind is also kept as it goes in short lives.
 */
quiet()
const named = process.argv.slice(2)
const isWanted = (name: string) => named.length === 0 || named.includes(name)
/** One of each kind that is long enough to go on in new runs. */
const inShortLives = [
  ...['link-ran-out-and-was-sent-again', 'paid', 'pending-then-given-back', 'sent-again-while-it-waited', 'long-file'],
]

const environment = await temporalEnvironment({ timeSkipping: true })
try {
  const [oneLife, manyLives] = [await bundle(), await bundle(shortLives)]

  /** Plays a scenario, which answers what was amiss, and keeps what the server kept of it. */
  async function record(
    name: string,
    playIn: (workflowBundle: typeof oneLife) => Promise<{ amiss?: string | false; histories: RecordedHistory[] }>,
  ): Promise<void> {
    const lives = [[oneLife, name] as const, [manyLives, `${name}.short-lives`] as const]
    for (const [workflowBundle, keptAs] of inShortLives.includes(scenarioOf(name)) ? lives : lives.slice(0, 1)) {
      const { amiss, histories } = await playIn(workflowBundle)
      if (amiss) throw new Error(`${keptAs} ended ${amiss}`)
      await keep(keptAs, workflowBundle === manyLives ? histories.map(suggestedWhereItWentOn) : histories)
    }
  }

  for (const name of scenarioNames.filter(isWanted)) {
    const scenario: Scenario = scenarios[name]
    await record(`financing/${name}`, async (workflowBundle) => {
      const { histories, end } = await play(environment, workflowBundle, scenario.act, scenario.terms)
      return { histories, amiss: end !== scenario.end && end }
    })
  }
  for (const name of webhookScenarioNames.filter(isWanted)) {
    const scenario: WebhookScenario = webhookScenarios[name]
    await record(`webhooks/${name}`, async (workflowBundle) => {
      const { histories, end } = await playDelivery(environment, workflowBundle, scenario)
      return { histories, amiss: end !== scenario.end && end }
    })
  }
  for (const name of planScenarioNames.filter(isWanted)) {
    const scenario: PlanScenario = planScenarios[name]
    await record(`payments/${name}`, async (workflowBundle) => {
      const { histories, end, plan } = await playPlan(environment, workflowBundle, scenario)
      const isAmiss = end !== scenario.end || plan.done.join() !== scenario.done.join()
      return { histories, amiss: isAmiss && `${end}: ${plan.done}` }
    })
  }
  for (const name of refundScenarioNames.filter(isWanted)) {
    const scenario: RefundScenario = refundScenarios[name]
    await record(`refunds/${name}`, async (workflowBundle) => {
      const { histories, refund } = await playRefund(environment, workflowBundle, scenario)
      return { histories, amiss: refund.done.join() !== scenario.done.join() && refund.done.join() }
    })
  }
  for (const name of runScenarioNames.filter(isWanted)) {
    const scenario = runScenarios[name]!
    const { histories, end } = await playRun(environment, oneLife, scenario)
    if (JSON.stringify(end) !== JSON.stringify(scenario.end)) throw new Error(`${name} ended ${JSON.stringify(end)}`)
    for (const [whose, runs] of Object.entries(histories)) await keep(`disbursement/${name}.${whose}`, runs)
  }
  for (const name of invoiceScenarioNames.filter(isWanted)) {
    const scenario = invoiceScenarios[name]!
    await record(`invoices/${name}`, async (workflowBundle) => {
      const { histories, end } = await playInvoices(environment, workflowBundle, scenario)
      return { histories, amiss: JSON.stringify(end) !== JSON.stringify(scenario.end) && JSON.stringify(end) }
    })
  }
  for (const name of readingScenarioNames.filter(isWanted)) {
    const scenario: ReadingScenario = readingScenarios[name]
    await record(`shipments/${name}`, async (workflowBundle) => {
      const { histories, reading } = await playReading(environment, workflowBundle, scenario)
      return { histories, amiss: reading.done.join() !== scenario.done.join() && reading.done.join() }
    })
  }
  for (const name of feedScenarioNames.filter(isWanted)) {
    const scenario = feedScenarios[name]!
    await record(`shipments/${name}`, async (workflowBundle) => {
      const { histories, end } = await playFeeds(environment, workflowBundle, scenario)
      return { histories, amiss: JSON.stringify(end) !== JSON.stringify(scenario.end) && JSON.stringify(end) }
    })
  }
} finally {
  await environment.teardown()
}

/** An execution of several runs is kept run by run. */
async function keep(name: string, runs: RecordedHistory[]): Promise<void> {
  for (const [index, run] of runs.entries()) await writeHistory(runs.length > 1 ? `${name}.${index + 1}` : name, run)
}

function scenarioOf(name: string): string {
  return name.slice(name.indexOf('/') + 1)
}
