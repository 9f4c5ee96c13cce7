import { randomUUID } from 'node:crypto'
import type { ShipmentFeedSteps } from '@cauce/workflows/shipments/activities'
import { type ShipmentFeedRunEnd, shipmentFeedRunWorkflow } from '@cauce/workflows/shipments/contract'
import { ApplicationFailure } from '@temporalio/common'
import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { historiesOf } from './histories.ts'

export type Scenario = {
  merchants: number
  /** Places, from 0, of merchants whose reading cannot be begun. */
  refused?: readonly number[]
  /** How often the database does not answer. */
  away?: number
  pageSize?: number
  end: ShipmentFeedRunEnd
}

/** Every way a run may go; each is also kept as a recorded history. */
export const scenarios: Record<string, Scenario> = {
  'feeds-begun': { merchants: 3, end: { begun: 3, failed: 0 } },
  'no-feed-due': { merchants: 0, end: { begun: 0, failed: 0 } },
  'one-feed-fails': { merchants: 3, refused: [1], end: { begun: 2, failed: 1 } },
  'feeds-database-away': { merchants: 2, away: 2, end: { begun: 2, failed: 0 } },
  'more-than-a-page-of-feeds': { merchants: 5, pageSize: 2, end: { begun: 5, failed: 0 } },
}

export const scenarioNames = Object.keys(scenarios)

/** Merchants with a feed, in memory; each reading is begun once however often it is asked for. */
function fakeFeeds({ merchants: count, refused = [], away = 0, pageSize = 500 }: Scenario) {
  const merchants = Array.from({ length: count }, () => ({ merchantId: randomUUID(), day: '2026-11-22' }))
  const begun = new Set<string>()
  const slots: string[] = []
  let missing = away
  const place = (id: string | null) => merchants.findIndex(({ merchantId }) => merchantId === id)
  const activities: ShipmentFeedSteps = {
    async shipmentFeedsDue({ slot, after }) {
      slots.push(slot)
      const begin = place(after) + 1
      const page = merchants.slice(begin, begin + pageSize)
      return { merchants: page, next: begin + page.length < count ? (page.at(-1)?.merchantId ?? null) : null }
    },
    async beginShipmentReading({ merchantId }) {
      missing -= 1
      if (missing >= 0) throw new Error('the database is away')
      if (refused.includes(place(merchantId))) throw ApplicationFailure.nonRetryable('not as it should be', 'Refusal')
      begun.add(merchantId)
    },
  }
  return { begun, slots, activities }
}

/** Lets a run go over feeds of its own. */
export async function play(
  environment: TestWorkflowEnvironment,
  workflowBundle: WorkflowBundleWithSourceMap,
  scenario: Scenario,
) {
  const world = fakeFeeds(scenario)
  const taskQueue = `test-${randomUUID()}`
  const worker = await Worker.create({
    ...{ connection: environment.nativeConnection, taskQueue, workflowBundle, activities: world.activities },
  })
  return worker.runUntil(async () => {
    const handle = await environment.client.workflow.start(shipmentFeedRunWorkflow, {
      ...{ workflowId: `run-${randomUUID()}`, taskQueue, args: [] },
    })
    const end = (await handle.result()) as ShipmentFeedRunEnd
    return { end, world, histories: await historiesOf(environment, handle.workflowId) }
  })
}
