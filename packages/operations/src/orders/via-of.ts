import type { Actor } from '@cauce/domain/access/scope'
import type { ShippedVia } from './insert-shipped.ts'

/** How somebody says that an order was shipped: with an API key, or by hand. */
export const viaOf = ({ role }: Actor): ShippedVia => (role === 'service' ? 'api' : 'hand')
