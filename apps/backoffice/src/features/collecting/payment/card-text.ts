import { m } from '@cauce/i18n/messages'
import type { Quote } from './purpose.ts'

/** The card by its name; a dash where none is stored, which is said beside it. */
export const cardText = ({ card }: Quote): string =>
  card
    ? m.collecting_card({ brand: card.brand.slice(0, 1).toUpperCase() + card.brand.slice(1), last4: card.last4 })
    : '—'
