import { StateBadge } from '@cauce/ui/state-badge'
import { Show } from 'solid-js'
import { type StateFacts, stateDetail, stateMeaning, stateName } from './state-text.ts'

/** The state as a badge, and beside it what it waits for or why it ended. */
export function FinancingState(props: { of: StateFacts }) {
  return (
    <span class="flex min-w-0 items-center gap-2">
      <StateBadge meaning={stateMeaning(props.of)}>{stateName(props.of.state)}</StateBadge>
      <Show when={stateDetail(props.of)}>
        {(detail) => <span class="truncate text-muted text-sm">{detail()}</span>}
      </Show>
    </span>
  )
}
