import type { Outputs } from '../../api/api.ts'

/** A daily payment as the list and as its own page show it. */
export type Row = Outputs['disbursements']['list']['rows'][number]
export type Details = Outputs['disbursements']['get']
