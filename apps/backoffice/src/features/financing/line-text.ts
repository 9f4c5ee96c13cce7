import type { CartLineKind } from '@cauce/domain/orders/cart'
import type { TaxTreatment } from '@cauce/domain/orders/tax'
import { m } from '@cauce/i18n/messages'

const kinds = {
  service: m.financing_line_service,
  product: m.financing_line_product,
  discount: m.financing_line_discount,
  shipping: m.financing_line_shipping,
} satisfies Record<CartLineKind, () => string>

const taxes = {
  'es-21': m.financing_tax_es_21,
  'es-10': m.financing_tax_es_10,
  'es-4': m.financing_tax_es_4,
  'fr-20': m.financing_tax_fr_20,
  'fr-10': m.financing_tax_fr_10,
  'fr-5.5': m.financing_tax_fr_5_5,
  'fr-2.1': m.financing_tax_fr_2_1,
  exempt: m.financing_tax_exempt,
} satisfies Record<TaxTreatment, () => string>

export const lineKindName = (kind: CartLineKind): string => kinds[kind]()
export const taxName = (treatment: TaxTreatment): string => taxes[treatment]()
