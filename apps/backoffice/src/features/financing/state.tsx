import { StateBadge } from '@cauce/ui/state-badge'
import { Show } from 'solid-js'
import { type StateFacts, stateDetail, stateMeaning, stateName } from './state-text.ts'

/** The state as a badge, and beside it what it waits for or why it ended; `brief` where there is room for one of them. */
export function FinancingState(props: { of: StateFacts; brief?: boolean }) {
  const text = () => (props.brief ? stateDetail(props.of) : undefined) ?? stateName(props.of.state)
  return (
    <span class="flex min-w-0 items-center gap-2" title={stateDetail(props.of)}>
      <StateBadge meaning={stateMeaning(props.of)}>{text()}</StateBadge>
      <Show when={!props.brief && stateDetail(props.of)}>
        {(detail) => <span class="truncate text-muted text-sm">{detail()}</span>}
      </Show>
    </span>
  )
}
