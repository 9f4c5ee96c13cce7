import type { Outputs } from '../../api/api.ts'

/** A refund of which something is to be transferred. */
export type Row = Outputs['refunds']['list']['rows'][number]
