import type { CartLineKind } from '@cauce/domain/orders/cart'
import type { TaxTreatment } from '@cauce/domain/orders/tax'
import { m } from '@cauce/i18n/messages'
import { taxWords } from '@cauce/i18n/sale-words'
import { wordOf } from '@cauce/i18n/words'

const kinds = {
  service: m.financing_line_service,
  product: m.financing_line_product,
  discount: m.financing_line_discount,
  shipping: m.financing_line_shipping,
} satisfies Record<CartLineKind, () => string>

export const lineKindName = (kind: CartLineKind): string => kinds[kind]()
export const taxName = (treatment: TaxTreatment): string => wordOf(taxWords, treatment) ?? treatment
