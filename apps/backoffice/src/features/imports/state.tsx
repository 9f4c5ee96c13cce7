import type { ImportState as State } from '@cauce/domain/imports/states'
import { m } from '@cauce/i18n/messages'
import { type Meaning, StateBadge } from '@cauce/ui/state-badge'

const states: Record<State, { meaning: Meaning; text: () => string }> = {
  previewed: { meaning: 'waiting', text: m.imports_state_previewed },
  saved: { meaning: 'good', text: m.imports_state_saved },
  undone: { meaning: 'ended', text: m.imports_state_undone },
}

export const stateText = (state: State): string => states[state].text()

export function ImportState(props: { state: State }) {
  return <StateBadge meaning={states[props.state].meaning}>{states[props.state].text()}</StateBadge>
}
