import { randomUUID } from 'node:crypto'
import type { ReadingAgenda, ShipmentSteps } from '@cauce/workflows/shipments/activities'
import { type ShipmentsEnd, shipmentsWorkflow, shipmentsWorkflowId } from '@cauce/workflows/shipments/contract'
import { ApplicationFailure } from '@temporalio/common'
import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { historiesOf } from './histories.ts'

/** What a fetch of the file comes to: `fault` is one of ours, `away` the database's. */
type Fetch = 'read' | 'ended' | 'again' | 'fault' | 'away'

/** The database and the shop of one reading, in memory. `fetches` are those to come; then the file is read. */
function fakeReading(beganMs: number, { state = 'reading', isPatient = true, fetches = [], parts = 1 }: Terms) {
  const facts = { state, left: parts }
  const coming = [...fetches]
  /** What was done, with the minutes since the beginning. */
  const done: string[] = []
  const note = (what: string, now: string) => done.push(`${Math.floor((Date.parse(now) - beganMs) / 60_000)}m ${what}`)
  const activities: ShipmentSteps = {
    openShipmentReading: async () => ({ merchantName: 'Academia Faro', state: facts.state, isPatient }),
    async readShipmentFile(_, isLast, now) {
      if (facts.state !== 'reading') return facts.state === 'shipping' ? 'read' : 'ended'
      const fetch = coming.shift() ?? 'read'
      if (fetch === 'away') throw new Error('the database is away')
      if (fetch === 'fault') throw ApplicationFailure.nonRetryable('not as it should be', 'Refusal')
      note(isLast && fetch === 'again' ? 'given up' : fetch, now)
      if (fetch === 'again' && !isLast) return 'again'
      facts.state = fetch === 'read' ? 'shipping' : 'ended'
      return fetch === 'read' ? 'read' : 'ended'
    },
    async shipShipmentRows(_, now) {
      facts.left -= 1
      note('shipped', now)
      if (facts.left <= 0) facts.state = 'ended'
      return { left: facts.left > 0 }
    },
    async giveUpShipmentReading(_, now) {
      note('ended by us', now)
      facts.state = 'ended'
    },
  }
  return { done, activities }
}

type Terms = { state?: ReadingAgenda['state']; isPatient?: boolean; fetches?: readonly Fetch[]; parts?: number }

export type Play = { nudge(): Promise<void>; pass(time: string): Promise<void> }
export type Scenario = Terms & { act?: (play: Play) => Promise<void>; done: readonly string[]; end: ShipmentsEnd }

/** Begins a reading and plays `act` on it; then the process has to end by itself. */
export async function play(
  environment: TestWorkflowEnvironment,
  workflowBundle: WorkflowBundleWithSourceMap,
  { act = async () => undefined, ...terms }: Omit<Scenario, 'done' | 'end'>,
) {
  const reading = fakeReading(await environment.currentTimeMs(), terms)
  const id = randomUUID()
  const taskQueue = `test-${id}`
  const worker = await Worker.create({
    ...{ connection: environment.nativeConnection, taskQueue, workflowBundle, activities: reading.activities },
  })
  return worker.runUntil(async () => {
    const handle = await environment.client.workflow.signalWithStart(shipmentsWorkflow, {
      ...{ workflowId: shipmentsWorkflowId(id), taskQueue, args: [{ reading: { merchantId: 'm', id } }] },
      ...{ signal: 'begun', signalArgs: [{ key: 'begun' }] },
    })
    await act({ nudge: () => handle.signal('nudge'), pass: (time) => environment.sleep(time as '1 hour') })
    const end = (await handle.result()) as ShipmentsEnd
    return { end, reading, histories: await historiesOf(environment, handle.workflowId) }
  })
}
