import { defineSearchAttributeKey } from '@temporalio/common'
import { workflowInfo } from '@temporalio/workflow'

/** Where a Schedule says for when a run is, also when it begins late. */
const scheduledFor = defineSearchAttributeKey('TemporalScheduledStartTime', 'DATETIME')
const hourMs = 3_600_000

/** The full hour that a run which the clock started is for (ISO instant). */
export function hourOfRun(): string {
  const { typedSearchAttributes, startTime } = workflowInfo()
  const at = typedSearchAttributes.get(scheduledFor) ?? startTime
  return new Date(Math.floor(at.getTime() / hourMs) * hourMs).toISOString()
}
