import type { Outputs } from '../../api/api.ts'

/** An instalment that was due and is not paid. */
export type Row = Outputs['payments']['overdue']['rows'][number]
