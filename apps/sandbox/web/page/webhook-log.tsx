import { For } from 'solid-js'
import type { Hook } from '../../src/hooks.ts'
import { Fold } from './setting-fields.tsx'
import { exactTime } from './when.ts'
import { say } from './words.ts'

/** The calls made to the product, with what it answered. */
export function WebhookLog(props: { hooks: Hook[] }) {
  return (
    <Fold title={say('webhooks')} note={String(props.hooks.length)}>
      <ul>
        <For each={props.hooks.slice(0, 50)} fallback={<li class="text-muted">{say('noWebhooks')}</li>}>
          {(hook) => (
            <li class="border-line border-t py-1.5 first:border-t-0" title={exactTime(hook.createdAt)}>
              <span class="block truncate">{hook.subject}</span>
              <span
                class="text-sm tabular-nums"
                classList={{
                  'text-good-fg': hook.state === 'delivered',
                  'text-waiting-fg': hook.state === 'waiting',
                  'text-bad-fg': hook.state === 'given-up',
                }}
              >
                {say(hook.state)} · {say('tries', hook.tries)} · {hook.lastAnswer || '—'}
              </span>
            </li>
          )}
        </For>
      </ul>
    </Fold>
  )
}
