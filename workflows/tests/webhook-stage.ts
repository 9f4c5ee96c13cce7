import { randomUUID } from 'node:crypto'
import type { WebhookErrands, WebhookRecords } from '@cauce/workflows/webhooks/activities'
import {
  type WebhookDeliveryEnd,
  type WebhookSignals,
  webhookDeliveryWorkflow,
  webhookDeliveryWorkflowId,
  webhookTaskQueue,
} from '@cauce/workflows/webhooks/contract'
import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { historiesOf } from './histories.ts'

/** The database and the other side of one delivery, in memory. `sent` tells when, in seconds from the start. */
function fakeEndpoint(startMs: number, clockMs: () => Promise<number>) {
  const facts = { attempts: 0, end: null as WebhookDeliveryEnd | null }
  const weather = { takes: true, isGone: false, databaseAway: 0 }
  const sent: number[] = []
  const records: WebhookRecords = {
    openWebhookDelivery: async () => ({ event: 'financing.dead', reference: 'R-1', merchantName: 'Faro', ...facts }),
  }
  const errands: WebhookErrands = {
    async attemptWebhook(_, { number, retryInSeconds }) {
      if (weather.databaseAway > 0) {
        weather.databaseAway -= 1
        throw new Error('the database is away')
      }
      if (facts.end !== null || facts.attempts >= number) return { end: facts.end }
      sent.push(Math.round(((await clockMs()) - startMs) / 1000))
      facts.attempts = number
      if (weather.isGone) facts.end = 'gone'
      else if (weather.takes) facts.end = 'delivered'
      else if (retryInSeconds === null) facts.end = 'gave-up'
      return { end: facts.end }
    },
  }
  return { facts, weather, sent, records, errands }
}

export type Play = {
  endpoint: ReturnType<typeof fakeEndpoint>
  /** Says something to the process; the key is new unless given. The one it was begun with is `1`. */
  tell<Signal extends keyof WebhookSignals>(
    signal: Signal,
    payload: WebhookSignals[Signal],
    key?: string,
  ): Promise<void>
  /** Lets time pass, such as `25 hours`. */
  pass(time: string): Promise<void>
}

/** Begins a delivery to an endpoint as `weather` has it, and plays `act` on it; then the process has to end by itself. */
export async function play(
  environment: TestWorkflowEnvironment,
  workflowBundle: WorkflowBundleWithSourceMap,
  { weather = {}, act = async () => undefined }: Pick<Scenario, 'weather' | 'act'>,
) {
  const endpoint = fakeEndpoint(await environment.currentTimeMs(), () => environment.currentTimeMs())
  Object.assign(endpoint.weather, structuredClone(weather))
  const id = randomUUID()
  const taskQueue = `test-${id}`
  const worker = await Worker.create({
    ...{ connection: environment.nativeConnection, taskQueue, workflowBundle, activities: endpoint.records },
  })
  const sender = await Worker.create({
    ...{
      connection: environment.nativeConnection,
      taskQueue: webhookTaskQueue(taskQueue),
      activities: endpoint.errands,
    },
  })
  const played = worker.runUntil(async () => {
    const workflowId = webhookDeliveryWorkflowId(id)
    await environment.client.workflow.signalWithStart(webhookDeliveryWorkflow, {
      ...{ workflowId, taskQueue, args: [{ delivery: { merchantId: 'm', id } }] },
      ...{ signal: 'deliver', signalArgs: [{ round: 1, key: '1' }] },
    })
    // Without a run's id: what is told goes to the run that lives.
    const handle = environment.client.workflow.getHandle(workflowId)
    await act({
      endpoint,
      tell: (signal, payload, key = randomUUID()) => handle.signal(signal, { ...payload, key }),
      pass: (time) => environment.sleep(time as '1 hour'),
    })
    const end = (await handle.result()) as WebhookDeliveryEnd
    return { end, endpoint, histories: await historiesOf(environment, workflowId) }
  })
  return sender.runUntil(played)
}

export type Scenario = {
  weather?: Partial<ReturnType<typeof fakeEndpoint>['weather']>
  act?: (play: Play) => Promise<void>
  end: WebhookDeliveryEnd
  /** When it was sent, in seconds from the start. */
  sent: number[]
}
