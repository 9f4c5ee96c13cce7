import { randomUUID } from 'node:crypto'
import type { RefundAgenda, RefundAnswer, RefundErrands, RefundRecords } from '@cauce/workflows/refunds/activities'
import {
  type RefundEnd,
  type RefundSignals,
  type RefundStatus,
  refundWorkflow,
  refundWorkflowId,
  statusQuery,
} from '@cauce/workflows/refunds/contract'
import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { historiesOf } from './histories.ts'

type PartState = 'begun' | 'unknown' | 'pending' | 'succeeded' | 'failed'
const ended = (state: PartState) => state === 'succeeded' || state === 'failed'

/** The database and the acquirer of one refund of two parts, in memory. `answers` are those of the next asks; then all succeed. */
export function fakeRefund(beganMs: number) {
  const parts: Record<string, PartState> = { p1: 'begun', p2: 'begun' }
  const facts = { parts, transferred: false }
  const weather = { answers: [] as RefundAnswer['outcome'][], acquirerAway: false }
  /** What became of parts, with the hours since the beginning. */
  const done: string[] = []

  function state(): RefundAgenda['state'] {
    const all = Object.values(facts.parts)
    if (!all.every(ended)) return 'due'
    return all.includes('failed') && !facts.transferred ? 'to-transfer' : 'paid'
  }
  const records: RefundRecords = {
    openRefund: async () => ({
      ...{ reference: 'R-1', merchantName: 'Academia Faro', centreName: 'Centro', state: state() },
      open: Object.entries(facts.parts).flatMap(([partId, part]) =>
        part === 'succeeded' || part === 'failed' ? [] : [{ partId, state: part }],
      ),
    }),
    async settleRefundPart(_, partId, answer, now) {
      const before = facts.parts[partId]
      const after = answer?.outcome ?? 'unknown'
      if (before === 'failed' || before === after || (before === 'succeeded' && after !== 'failed')) return
      facts.parts[partId] = after
      done.push(`${Math.floor((Date.parse(now) - beganMs) / 3_600_000)}h ${partId} ${after}`)
    },
  }
  const errands: RefundErrands = {
    async giveBackPart(_, partId) {
      if (weather.acquirerAway) throw new Error('the acquirer is away')
      const outcome = weather.answers.shift() ?? 'succeeded'
      return { outcome, providerId: `re_${partId}`, failureCode: outcome === 'failed' ? 'lost_or_stolen_card' : null }
    },
  }
  return { facts, weather, done, activities: { ...records, ...errands } }
}

export type Play = {
  refund: ReturnType<typeof fakeRefund>
  /** Says something to the process; the key is new unless given. */
  tell<Signal extends keyof RefundSignals>(signal: Signal, payload: RefundSignals[Signal], key?: string): Promise<void>
  nudge(): Promise<void>
  status(): Promise<RefundStatus>
  /** Lets time pass, such as `25 hours`. */
  pass(time: string): Promise<void>
}

export type Scenario = {
  weather?: Partial<ReturnType<typeof fakeRefund>['weather']>
  /** Parts that had come to an end before the process began anew. */
  parts?: Record<string, PartState>
  act?: (play: Play) => Promise<void>
  done: string[]
}

/** Begins a refund and plays `act` on it; then the process has to end by itself. */
export async function play(
  environment: TestWorkflowEnvironment,
  workflowBundle: WorkflowBundleWithSourceMap,
  { weather = {}, parts = {}, act = async () => undefined }: Omit<Scenario, 'done'>,
) {
  const refund = fakeRefund(await environment.currentTimeMs())
  Object.assign(refund.weather, structuredClone(weather))
  Object.assign(refund.facts.parts, parts)
  const id = randomUUID()
  const taskQueue = `test-${id}`
  const worker = await Worker.create({
    ...{ connection: environment.nativeConnection, taskQueue, workflowBundle, activities: refund.activities },
  })
  return worker.runUntil(async () => {
    const again = Object.keys(parts).length > 0
    const workflowId = refundWorkflowId(id)
    await environment.client.workflow.signalWithStart(refundWorkflow, {
      ...{ workflowId, taskQueue, args: [{ refund: { merchantId: 'm', id } }] },
      ...{ signal: again ? 'partChanged' : 'asked', signalArgs: [{ key: 'asked', ...(again && { partId: 'p1' }) }] },
    })
    // Without a run's id: what is told goes to the run that lives.
    const handle = environment.client.workflow.getHandle(workflowId)
    await act({
      refund,
      tell: (signal, payload, key = randomUUID()) => handle.signal(signal, { ...payload, key }),
      nudge: () => handle.signal('nudge'),
      status: () => handle.query<RefundStatus>(statusQuery),
      pass: (time) => environment.sleep(time as '1 hour'),
    })
    const end = (await handle.result()) as RefundEnd
    return { end, refund, histories: await historiesOf(environment, workflowId) }
  })
}
