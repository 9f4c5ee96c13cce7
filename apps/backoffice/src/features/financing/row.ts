import type { Outputs } from '../../api/api.ts'

/** A financing as lists show it. */
export type Row = Outputs['financings']['list']['rows'][number]

/** A financing with everything its page shows. */
export type Details = Outputs['financings']['get']

/** What the forms and filters offer: centres, products, agents, the merchant and its day. */
export type Options = Outputs['financings']['options']
