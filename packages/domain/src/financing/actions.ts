import type { LogActionOf } from '../access/logged.ts'

/** What the action log may say was done to a financing: the names of the operations that write it. Pages have words for each. */
export type FinancingAction = LogActionOf<'financing'>
