import type { Dependencies } from '../dependencies.ts'

/** A process that the clock starts, each hour at its minute. */
export type ScheduledProcess = {
  scheduleId: string
  /** Which of the exported workflows it is. */
  workflow: keyof typeof import('@cauce/workflows/index')
  minute: number
  /** What it is, in a line, for those who look after it; nothing personal. */
  summary: string
  /** Where its facts are seen; nothing personal. */
  details: string
  /** Its steps, and those of the processes it starts, by their names in recorded histories. */
  activities(dependencies: Dependencies): object
}
