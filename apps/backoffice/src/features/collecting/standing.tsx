import type { OverdueStanding } from '@cauce/domain/payments/overdue'
import { m } from '@cauce/i18n/messages'
import { overdueStandingWords } from '@cauce/i18n/overdue-words'
import { word } from '@cauce/i18n/words'
import { type Meaning, StateBadge } from '@cauce/ui/state-badge'
import type { Row } from './row.ts'

const meanings: Record<OverdueStanding, Meaning> = { retried: 'waiting', held: 'ended', 'given-up': 'bad' }

export const standingName = (standing: OverdueStanding): string => word(overdueStandingWords[standing])

/** What becomes of an overdue instalment by itself, or that its charge is under way. */
export const Standing = (props: { of: Pick<Row, 'standing' | 'isAsked'> }) => (
  <StateBadge meaning={props.of.isAsked ? 'waiting' : meanings[props.of.standing]}>
    {props.of.isAsked ? m.collecting_asked() : standingName(props.of.standing)}
  </StateBadge>
)
