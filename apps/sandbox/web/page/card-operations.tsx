import { For, Show } from 'solid-js'
import type { IntentSummary } from '../../src/control/intents.ts'
import { Fold } from './setting-fields.tsx'
import { exactTime, shortTime } from './when.ts'
import { known, region, say } from './words.ts'

const euros = new Intl.NumberFormat(region, { style: 'currency', currency: 'EUR' })

/** What happened at the acquirer: each intent, its state, and how often money was taken. */
export function CardOperations(props: { intents: IntentSummary[] }) {
  return (
    <Fold title={say('payments')} note={String(props.intents.length)} open>
      <ul>
        <For each={props.intents.slice(0, 50)} fallback={<li class="text-muted">{say('noPayments')}</li>}>
          {(intent) => (
            <li class="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-line border-t py-1.5 first:border-t-0">
              <span class="tabular-nums">
                {intent.kind === 'keep' ? say('keptCard') : euros.format(intent.amountCents / 100)}
              </span>
              <time
                class="justify-self-end text-muted text-sm"
                datetime={intent.createdAt}
                title={exactTime(intent.createdAt)}
              >
                {shortTime(intent.createdAt)}
              </time>
              <span class="truncate text-muted text-sm" title={intent.id}>
                {known(intent.status) ? say(intent.status) : intent.status}
                <Show when={intent.declineCode}> · {intent.declineCode}</Show>
              </span>
              <Show when={intent.captures > 0}>
                <span
                  class="text-sm tabular-nums"
                  classList={{
                    'font-semibold text-bad-fg': intent.captures > 1,
                    'text-good-fg': intent.captures === 1,
                  }}
                >
                  {intent.captures > 1 ? '⚠ ' : '✓ '}
                  {say('captures', intent.captures)}
                </span>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Fold>
  )
}
