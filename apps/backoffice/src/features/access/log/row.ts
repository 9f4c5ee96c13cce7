import type { Outputs } from '../../../api/api.ts'

/** A line of the log as its list shows it. */
export type Row = Outputs['log']['list']['rows'][number]
