import type { Perform } from '@cauce/operations/perform'
import type { ProcessCommand, ProcessName } from '@cauce/workflows/command'
import type { Dependencies } from './dependencies.ts'

/** One kind of process, as the worker starts it, tells it and does its steps. */
export type Process<Name extends ProcessName> = {
  /** Which of the exported workflows it is. */
  workflow: keyof typeof import('@cauce/workflows/index')
  workflowId(command: ProcessCommand<Name>): string
  /** What one is started with that does not run when it is told something. */
  args(command: ProcessCommand<Name>): unknown[]
  /** What it is, in a line, for those who look after it; nothing personal. */
  summary: string
  /** Where its facts are seen; nothing personal. */
  details(command: ProcessCommand<Name>): string
  /** Whether a command to one that has ended leaves something to do; then it starts again. */
  matters(perform: Perform, command: ProcessCommand<Name>): Promise<boolean>
  /** Its steps, by their names in recorded histories. */
  activities(dependencies: Dependencies): object
}
