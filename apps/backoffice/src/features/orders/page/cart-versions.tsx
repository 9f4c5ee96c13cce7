import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Section } from '@cauce/ui/section'
import { StateBadge } from '@cauce/ui/state-badge'
import { For, Show } from 'solid-js'
import { LineTable } from '../../cart/line-table.tsx'
import type { Details } from '../row.ts'
import { cartStateName } from '../state-text.ts'

const meanings = {
  binding: 'good',
  'awaiting-acceptance': 'waiting',
  superseded: 'ended',
  refused: 'bad',
  withdrawn: 'ended',
} as const

/** Every cart that the order had, or was offered: shown once there is more than the one that binds. */
export const CartVersions = (props: { order: Details }) => (
  <Show when={props.order.cartVersions.length > 1}>
    <Section title={m.orders_versions_title()}>
      <ul class="grid gap-2">
        <For each={props.order.cartVersions}>
          {(version) => (
            <li>
              <details class="rounded-md border border-line">
                <summary class="flex cursor-pointer flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
                  <span class="font-medium">{m.orders_version_number({ number: version.version })}</span>
                  <StateBadge meaning={meanings[version.state]}>{cartStateName(version.state)}</StateBadge>
                  <span class="grow text-muted text-sm">
                    <Show when={version.madeBy}>{version.madeBy} · </Show>
                    <RelativeTime at={version.madeAt} />
                  </span>
                  <Money cents={version.totalCents} />
                </summary>
                <div class="border-line border-t px-4 py-3">
                  <Show when={version.reason}>
                    <p class="mb-2 text-muted">{version.reason}</p>
                  </Show>
                  <LineTable lines={version.lines} totalCents={version.totalCents} />
                </div>
              </details>
            </li>
          )}
        </For>
      </ul>
    </Section>
  </Show>
)
