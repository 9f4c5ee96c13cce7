import { m } from '@cauce/i18n/messages'
import { type Meaning, StateBadge } from '@cauce/ui/state-badge'
import type { Row } from './row.ts'

const states: Record<Row['state'], { meaning: Meaning; text: () => string }> = {
  invited: { meaning: 'waiting', text: m.people_state_invited },
  active: { meaning: 'good', text: m.people_state_active },
  disabled: { meaning: 'ended', text: m.people_state_disabled },
}

export const stateText = (state: Row['state']): string => states[state].text()

/** How somebody stands; an invitation that ran out waits for nobody. */
export function UserState(props: { row: Row }) {
  const expired = () => props.row.invitation?.expired === true
  return (
    <StateBadge meaning={expired() ? 'bad' : states[props.row.state].meaning}>
      {expired() ? m.people_invitation_expired() : stateText(props.row.state)}
    </StateBadge>
  )
}
