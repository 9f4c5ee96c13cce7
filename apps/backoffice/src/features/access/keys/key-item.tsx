import { m } from '@cauce/i18n/messages'
import { permissionName } from '@cauce/i18n/permission-names'
import { Badge } from '@cauce/ui/badge'
import { Button } from '@cauce/ui/button'
import { RelativeTime } from '@cauce/ui/relative-time'
import { type Meaning, StateBadge } from '@cauce/ui/state-badge'
import { For, Show } from 'solid-js'
import type { Outputs } from '../../../api/api.ts'
import { dayText, endsSoon, untilText } from './expiry.ts'

export type KeyRow = Outputs['keys']['list'][number]

const states: Record<KeyRow['state'], { meaning: Meaning; text: () => string }> = {
  standing: { meaning: 'good', text: m.keys_state_standing },
  expired: { meaning: 'ended', text: m.keys_state_expired },
  revoked: { meaning: 'ended', text: m.keys_state_revoked },
}

/** One key: what it may, when it was last used, and until when it stands. */
export function KeyItem(props: { key: KeyRow; onRevoke: () => void }) {
  const expiry = () => {
    const { expiresAt, state } = props.key
    if (expiresAt === null) return m.keys_expiry_never()
    const day = dayText(expiresAt)
    if (state === 'expired') return m.keys_expired_on({ day })
    return m.keys_expires_in({ when: untilText(expiresAt, Date.now()), day })
  }
  return (
    <li class="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
      <div class="min-w-0 grow basis-72 space-y-1.5">
        <div class="flex flex-wrap items-center gap-2">
          <span class="min-w-0 break-words font-medium">{props.key.name}</span>
          <StateBadge meaning={states[props.key.state].meaning}>{states[props.key.state].text()}</StateBadge>
          <Show when={props.key.state === 'standing' && endsSoon(props.key.expiresAt, Date.now())}>
            <StateBadge meaning="waiting">{m.keys_expires_soon()}</StateBadge>
          </Show>
          <span class="font-mono text-muted text-sm">{m.keys_ends_with({ lastFour: props.key.lastFour })}</span>
        </div>
        <ul class="flex flex-wrap gap-1.5" aria-label={m.keys_scopes()}>
          <For each={props.key.scopes}>
            {(scope) => (
              <li>
                <Badge>{permissionName(scope)}</Badge>
              </li>
            )}
          </For>
        </ul>
        <p class="text-muted text-sm">
          <Show when={props.key.lastUsedAt} fallback={m.keys_never_used()}>
            {(at) => (
              <>
                {m.keys_last_used()} <RelativeTime at={at()} />
              </>
            )}
          </Show>
          {' · '}
          <Show when={props.key.state !== 'revoked' && expiry()} fallback={m.keys_state_revoked()}>
            {(text) => text()}
          </Show>
          {' · '}
          <Show when={props.key.createdByName} fallback={m.keys_created()}>
            {(name) => m.keys_created_by({ name: name() })}
          </Show>{' '}
          <RelativeTime at={props.key.createdAt} />
        </p>
      </div>
      <Show when={props.key.state === 'standing'}>
        <Button aria-label={m.keys_revoke_of({ name: props.key.name })} onClick={() => props.onRevoke()}>
          {m.keys_revoke()}
        </Button>
      </Show>
    </li>
  )
}
