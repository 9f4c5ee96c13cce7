import { m } from '@cauce/i18n/messages'
import { Badge } from '@cauce/ui/badge'
import { Button } from '@cauce/ui/button'
import { RelativeTime } from '@cauce/ui/relative-time'
import { type Meaning, StateBadge } from '@cauce/ui/state-badge'
import { For, Show } from 'solid-js'
import { type ChangeDeed, presentText } from './deed-words.ts'
import type { Row } from './row.ts'

const states: Record<Row['state'], { meaning: Meaning; text: () => string }> = {
  asked: { meaning: 'waiting', text: m.people_change_state_asked },
  approved: { meaning: 'good', text: m.people_change_state_approved },
  refused: { meaning: 'bad', text: m.people_change_state_refused },
  withdrawn: { meaning: 'ended', text: m.people_change_state_withdrawn },
}

/** One request: who is to administer, why, and what came of it. */
export function ChangeItem(props: { row: Row; everyMerchant: boolean; onAct: (deed: ChangeDeed) => void }) {
  const isOpen = () => props.row.state === 'asked'
  return (
    <li class="space-y-2 py-4">
      <div class="flex flex-wrap items-center gap-2">
        <span class="min-w-0 break-words font-medium">
          <Show when={isOpen() || props.row.state === 'approved'} fallback={props.row.successor.name}>
            {m.people_change_to({ successor: props.row.successor.name, present: presentText(props.row) })}
          </Show>
        </span>
        <StateBadge meaning={states[props.row.state].meaning}>{states[props.row.state].text()}</StateBadge>
        <Show when={props.row.successor.isNew && isOpen()}>
          <Badge>{m.people_successor_invited()}</Badge>
        </Show>
      </div>
      <p class="break-words text-muted text-sm">
        <Show when={props.everyMerchant}>{props.row.merchant.name} · </Show>
        {props.row.successor.email} ·{' '}
        {props.row.former === 'disabled' ? m.people_former_disabled() : m.people_former_additional()}
      </p>
      <p class="max-w-3xl whitespace-pre-line break-words">{props.row.reason}</p>
      <p class="text-muted text-sm">
        {m.people_change_asked_by({ name: props.row.askedByName })} <RelativeTime at={props.row.askedAt} />
        <Show when={props.row.decidedAt}>
          {(at) => (
            <>
              {' · '}
              {m.people_change_decided_by({ name: props.row.decidedByName ?? '' })} <RelativeTime at={at()} />
            </>
          )}
        </Show>
      </p>
      <Show when={props.row.note}>
        {(note) => (
          <p class="max-w-3xl whitespace-pre-line break-words border-line border-l-2 pl-3 text-muted">{note()}</p>
        )}
      </Show>
      <Show when={props.row.successor.isAwaited || isOpen()}>
        <For each={props.row.awaitedNames}>
          {(name) => <p class="text-muted text-sm">{m.people_change_awaited({ name })}</p>}
        </For>
      </Show>
      <Show when={props.row.mayDecide || props.row.mayWithdraw}>
        <div class="flex flex-wrap gap-2 pt-1">
          <Show when={props.row.mayDecide}>
            <Button variant="primary" onClick={() => props.onAct('approve')}>
              {m.people_change_approve()}
            </Button>
            <Button onClick={() => props.onAct('refuse')}>{m.people_change_refuse()}</Button>
          </Show>
          <Show when={props.row.mayWithdraw}>
            <Button onClick={() => props.onAct('withdraw')}>{m.people_change_withdraw()}</Button>
          </Show>
        </div>
      </Show>
      <Show when={isOpen() && !props.row.mayDecide}>
        <p class="text-muted text-sm">{m.people_change_waits()}</p>
      </Show>
    </li>
  )
}
