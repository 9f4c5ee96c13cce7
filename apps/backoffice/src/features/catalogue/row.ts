import type { Outputs } from '../../api/api.ts'

/** A service as its list shows it. */
export type Row = Outputs['services']['list']['rows'][number]
