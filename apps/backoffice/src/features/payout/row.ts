import type { Outputs } from '../../api/api.ts'

/** A merchant and how it is paid, as the platform's list shows it. */
export type Row = Outputs['payoutSettings']['merchants']['rows'][number]

/** How one merchant is paid. */
export type Settings = Outputs['payoutSettings']['get']
export type AccountChange = Settings['changes'][number]
export type Tariff = Settings['tariffs']['planned'][number]
