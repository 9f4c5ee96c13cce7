import type { Outputs } from '../../../api/api.ts'

/** Somebody as the list shows them. */
export type Row = Outputs['users']['list']['rows'][number]
export type Choices = Outputs['users']['choices']
