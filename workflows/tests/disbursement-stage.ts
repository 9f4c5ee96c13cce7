import { randomUUID } from 'node:crypto'
import type { DisbursementSteps } from '@cauce/workflows/disbursement/activities'
import {
  type DisbursementRunEnd,
  disbursementRunWorkflow,
  disbursementWorkflowId,
} from '@cauce/workflows/disbursement/contract'
import { ApplicationFailure } from '@temporalio/common'
import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { historiesOf, type RecordedHistory } from './histories.ts'

type Merchant = { pays: boolean; refuses?: true; breaks?: true }

/** The merchants and what they were paid, in memory: one payment each, however often it is asked for. */
function fakeMerchants(count: number) {
  const run = randomUUID()
  const merchants = new Map<string, Merchant>(
    Array.from({ length: count }, (_, index) => [`${run}-${String(index).padStart(3, '0')}`, { pays: true }]),
  )
  const paid: string[] = []
  const slots: string[] = []
  const weather = { databaseAway: 0, pageSize: 500 }
  const day = '2026-11-23'
  const activities: DisbursementSteps = {
    async merchantsDue({ slot, after }) {
      slots.push(slot)
      const rest = [...merchants.keys()].filter((id) => after === null || id > after)
      const page = rest.slice(0, weather.pageSize)
      return {
        merchants: page.map((merchantId) => ({ merchantId, merchantName: 'Academia Faro', day })),
        next: rest.length > page.length ? (page.at(-1) ?? null) : null,
      }
    },
    async prepareDisbursement({ merchantId }) {
      if (weather.databaseAway > 0) {
        weather.databaseAway -= 1
        throw new Error('the database is away')
      }
      const merchant = merchants.get(merchantId)
      if (merchant?.refuses) throw ApplicationFailure.nonRetryable('not as it should be', 'Refusal')
      if (merchant?.breaks) throw new Error('a fault that does not pass')
      if (!merchant?.pays) return null
      if (!paid.includes(merchantId)) paid.push(merchantId)
      return { id: randomUUID(), number: 'D-20261123-1' }
    },
  }
  return { ids: [...merchants.keys()], merchants, paid, slots, weather, day, activities }
}

export type Play = {
  world: ReturnType<typeof fakeMerchants>
  /** Runs once more, as for an hour that is done twice. */
  again(): Promise<DisbursementRunEnd>
  ended(): Promise<unknown>
  /** Ends the run where it is, as somebody in operations may. */
  terminate(): Promise<void>
}

export type Scenario = {
  merchants: number
  prepare?: (world: Play['world']) => void
  act?: (play: Play) => Promise<void>
  /** Absent where it was terminated. */
  end?: DisbursementRunEnd
  paid: number
}

/** Lets a run go over merchants of its own. Answers also the histories: the run's, and that of one merchant's process. */
export async function play(
  environment: TestWorkflowEnvironment,
  workflowBundle: WorkflowBundleWithSourceMap,
  { merchants, prepare, act }: Scenario,
) {
  const world = fakeMerchants(merchants)
  prepare?.(world)
  const taskQueue = `test-${randomUUID()}`
  const worker = await Worker.create({
    ...{ connection: environment.nativeConnection, taskQueue, workflowBundle, activities: world.activities },
  })
  const client = environment.client.workflow
  const start = () => client.start(disbursementRunWorkflow, { workflowId: `run-${randomUUID()}`, taskQueue, args: [] })
  return worker.runUntil(async () => {
    const handle = await start()
    await act?.({
      world,
      again: async () => (await start()).result() as Promise<DisbursementRunEnd>,
      ended: () => handle.result(),
      terminate: async () => void (await handle.terminate()),
    })
    const end = (await handle.result().catch(() => undefined)) as DisbursementRunEnd | undefined
    const histories: Record<string, RecordedHistory[]> = { run: await historiesOf(environment, handle.workflowId) }
    const [first] = world.ids
    if (first !== undefined) {
      const one = client.getHandle(disbursementWorkflowId(first, world.day))
      await one.result().catch(() => undefined)
      histories.merchant = await historiesOf(environment, one.workflowId)
    }
    return { end, world, histories }
  })
}
