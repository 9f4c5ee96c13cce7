import type { WorkflowBundleWithSourceMap } from '@temporalio/worker'
import type { Alteration } from './alter-source.ts'
import type { RecordedHistory } from './histories.ts'
import { bundle } from './stage.ts'

/** After so many events a process goes on in a new run; a server suggests it after thousands. */
const events = 12

/** Where processes ask whether they have lived for long. */
const files = ['financing', 'payments', 'refunds', 'shipments', 'webhooks'].map((name) => `../src/${name}/workflow.ts`)

/** For the bundler: processes begin anew every few steps. */
export const shortLives: readonly Alteration[] = files.map((file) => ({
  file,
  texts: [['workflowInfo().continueAsNewSuggested', `workflowInfo().historyLength > ${events}`]],
}))

/** What comes of a scenario must not depend on how often the process went on in a new run. */
export const bothLives = async (): Promise<[string, WorkflowBundleWithSourceMap][]> => [
  ['in one life', await bundle()],
  ['in many short lives', await bundle(shortLives)],
]

/** A run in a short life as a server would tell it, so that the workflow as it is goes on where this one did. */
export function suggestedWhereItWentOn(run: RecordedHistory): RecordedHistory {
  if (!run.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes) return run
  const started = run.events.map(({ workflowTaskStartedEventAttributes: task }) => task).findLast((task) => task)
  if (started) started.suggestContinueAsNew = true
  return run
}
