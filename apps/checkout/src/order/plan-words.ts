import { m } from '@cauce/i18n/messages'
import type { OpenedOrder } from '../link/service.ts'

type InstalmentState = NonNullable<OpenedOrder['plan']>['instalments'][number]['state']

/** As they fall due: what was paid early stands where it was paid. */
export const byDate = <Row extends { dueOn: string; number: number }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((one, other) => one.dueOn.localeCompare(other.dueOn) || one.number - other.number)

export const brandName = (brand: string): string => brand.charAt(0).toUpperCase() + brand.slice(1)

export const expiryText = ({ expiryMonth, expiryYear }: { expiryMonth: number; expiryYear: number }): string =>
  `${String(expiryMonth).padStart(2, '0')}/${expiryYear}`

export const stateWords: Record<InstalmentState, { word: () => string; class: string }> = {
  paid: { word: m.shopper_state_paid, class: 'text-good-fg' },
  open: { word: m.shopper_state_open, class: 'text-muted' },
  unknown: { word: m.shopper_state_unknown, class: 'text-waiting-fg' },
  overdue: { word: m.shopper_state_overdue, class: 'font-semibold text-bad-fg' },
}
