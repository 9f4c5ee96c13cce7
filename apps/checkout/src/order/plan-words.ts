import { m } from '@cauce/i18n/messages'
import type { OpenedOrder } from '../link/service.ts'

type InstalmentState = NonNullable<OpenedOrder['plan']>['instalments'][number]['state']

export const brandName = (brand: string): string => brand.charAt(0).toUpperCase() + brand.slice(1)

export const expiryText = ({ expiryMonth, expiryYear }: { expiryMonth: number; expiryYear: number }): string =>
  `${String(expiryMonth).padStart(2, '0')}/${expiryYear}`

export const stateWords: Record<InstalmentState, { word: () => string; class: string }> = {
  paid: { word: m.shopper_state_paid, class: 'text-good-fg' },
  open: { word: m.shopper_state_open, class: 'text-muted' },
  unknown: { word: m.shopper_state_unknown, class: 'text-waiting-fg' },
  overdue: { word: m.shopper_state_overdue, class: 'font-semibold text-bad-fg' },
  held: { word: m.shopper_state_overdue, class: 'font-semibold text-bad-fg' },
}
