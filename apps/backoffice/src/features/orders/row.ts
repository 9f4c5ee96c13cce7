import type { Outputs } from '../../api/api.ts'

/** An order as lists show it. */
export type Row = Outputs['orders']['list']['rows'][number]

/** An order with everything its page shows. */
export type Details = Outputs['orders']['get']
