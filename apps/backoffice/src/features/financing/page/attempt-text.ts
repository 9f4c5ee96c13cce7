import type { AttemptState } from '@cauce/domain/payments/states'
import { m } from '@cauce/i18n/messages'
import { attemptWords } from '@cauce/i18n/sale-words'
import { wordOf } from '@cauce/i18n/words'
import type { Meaning } from '@cauce/ui/state-badge'

const meanings: Record<AttemptState, Meaning> = {
  begun: 'waiting',
  open: 'waiting',
  authorised: 'waiting',
  captured: 'good',
  kept: 'good',
  declined: 'bad',
  unknown: 'bad',
  voided: 'ended',
  refunded: 'ended',
}

export const attemptName = (state: string): string => wordOf(attemptWords, state) ?? m.financing_attempt_other()
export const attemptMeaning = (state: string): Meaning =>
  Object.hasOwn(meanings, state) ? meanings[state as AttemptState] : 'ended'
