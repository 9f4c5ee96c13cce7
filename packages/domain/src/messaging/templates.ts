import type { AdministratorChangeState } from '../access/administrator-change.ts'

/** The letters Cauce sends to people at work. Their words are in packages/documents. */
export type LetterTemplate = 'user-invitation' | `administrator-change-${AdministratorChangeState}`

/** The letters and texts Cauce sends about a financing. Their words are in packages/i18n and packages/documents. */
export type MessageTemplate =
  | 'financing-link'
  | 'financing-reminder'
  | 'financing-confirmed'
  | 'financing-declined'
  | 'financing-in-review'
  | 'payment-voided'
  | 'payment-refunded'
