import type { FinancingCommand } from './financing/contract.ts'

/** Everything that can be said to a process, whichever it is. */
export type ProcessCommand = FinancingCommand
