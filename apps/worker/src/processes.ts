import type { ProcessName } from '@cauce/workflows/command'
import type { Dependencies } from './dependencies.ts'
import { financingProcess } from './financing/process.ts'
import { instalmentsProcess } from './payments/process.ts'
import type { Process } from './process.ts'
import { refundProcess } from './refunds/process.ts'
import { scheduledProcesses } from './schedules/scheduled-processes.ts'
import { shipmentsProcess } from './shipments/process.ts'
import { webhookProcess } from './webhooks/process.ts'

/** Every kind of process there is. How one is added: docs/operations.md. */
export const processes: { [Name in ProcessName]: Process<Name> } = {
  financing: financingProcess,
  instalments: instalmentsProcess,
  refund: refundProcess,
  shipments: shipmentsProcess,
  webhook: webhookProcess,
}

/** The steps of all processes, for one worker to do. */
export const activitiesOfAll = (dependencies: Dependencies): object =>
  withoutNamesakes(
    [...Object.values(processes), ...scheduledProcesses].map(({ activities }) => activities(dependencies)),
  )

/** The steps of several processes together. Temporal knows a step by its name alone: throws where two share one. */
export function withoutNamesakes(groups: readonly object[]): object {
  const names = new Set<string>()
  for (const name of groups.flatMap((group) => Object.keys(group))) {
    if (names.has(name)) throw new Error(`two processes have a step named ${name}`)
    names.add(name)
  }
  return Object.assign({}, ...groups)
}
