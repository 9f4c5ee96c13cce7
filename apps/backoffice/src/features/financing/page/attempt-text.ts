import { type AttemptState, isUnsettled } from '@cauce/domain/payments/states'
import { m } from '@cauce/i18n/messages'
import { attemptWords } from '@cauce/i18n/sale-words'
import { wordOf } from '@cauce/i18n/words'
import type { Meaning } from '@cauce/ui/state-badge'
import type { Details } from '../row.ts'

type Attempt = Details['attempts'][number]

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

/** Whether its card was given and nothing came of it yet; the acquirer may be away meanwhile. */
export const isCharging = ({ submittedAt, declineCode, state }: Attempt): boolean =>
  submittedAt !== null && declineCode === null && isUnsettled(state)

export const attemptName = (attempt: Attempt): string =>
  isCharging(attempt)
    ? m.financing_attempt_charging()
    : (wordOf(attemptWords, attempt.state) ?? m.financing_attempt_other())
export const attemptMeaning = (state: string): Meaning =>
  Object.hasOwn(meanings, state) ? meanings[state as AttemptState] : 'ended'
