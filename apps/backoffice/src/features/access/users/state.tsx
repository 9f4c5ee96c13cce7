import { m } from '@cauce/i18n/messages'
import { type Meaning, StateBadge } from '@cauce/ui/state-badge'
import type { Row } from './row.ts'

const states: Record<Row['state'], { meaning: Meaning; text: () => string }> = {
  invited: { meaning: 'waiting', text: m.people_state_invited },
  active: { meaning: 'good', text: m.people_state_active },
  disabled: { meaning: 'ended', text: m.people_state_disabled },
}

export const stateText = (state: Row['state']): string => states[state].text()

const invitations: Record<NonNullable<Row['invitation']>['state'], { meaning: Meaning; text: () => string }> = {
  open: states.invited,
  expired: { meaning: 'bad', text: m.people_invitation_expired },
  unacceptable: { meaning: 'bad', text: m.people_invitation_unacceptable },
}

/** How somebody stands; an invitation that ran out, or cannot be accepted, waits for nobody. */
export function UserState(props: { row: Row }) {
  const look = () => (props.row.invitation ? invitations[props.row.invitation.state] : states[props.row.state])
  return <StateBadge meaning={look().meaning}>{look().text()}</StateBadge>
}
