import type { Outputs } from '../../../api/api.ts'

export type Row = Outputs['administrators']['list']['rows'][number]
