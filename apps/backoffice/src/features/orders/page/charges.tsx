import { declineText } from '@cauce/i18n/decline-words'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Section } from '@cauce/ui/section'
import { StateBadge } from '@cauce/ui/state-badge'
import { For, Show } from 'solid-js'
import type { Details } from '../row.ts'

type Charge = Details['charges'][number]

const purposes = {
  first: m.orders_charge_first,
  instalment: m.orders_charge_instalment,
  prepayment: m.orders_charge_prepayment,
  settlement: m.orders_charge_settlement,
  withdrawal: m.orders_charge_withdrawal,
} as const

const states = {
  begun: { meaning: 'waiting', text: m.orders_charge_begun },
  unknown: { meaning: 'waiting', text: m.orders_charge_unknown },
  captured: { meaning: 'good', text: m.orders_charge_captured },
  declined: { meaning: 'bad', text: m.orders_charge_declined },
  cancelled: { meaning: 'ended', text: m.orders_charge_cancelled },
} as const

const titleOf = ({ purpose, instalment }: Charge) =>
  instalment === null ? purposes[purpose]() : m.orders_charge_of_instalment({ number: instalment })

/** What was asked of the card, the newest first. */
export const Charges = (props: { order: Details }) => (
  <Section title={m.orders_charges_title()}>
    <Show when={props.order.charges.length > 0} fallback={<p class="text-muted">{m.orders_charges_none()}</p>}>
      <ul>
        <For each={props.order.charges}>
          {(charge) => (
            <li class="flex items-center gap-x-3 border-line border-b py-2 last:border-b-0">
              <span class="min-w-0 grow">
                {titleOf(charge)}
                <span class="block text-muted text-sm">
                  <RelativeTime at={charge.begunAt} />
                  <Show when={charge.last4}>{(last4) => ` · •••• ${last4()}`}</Show>
                  <Show when={charge.declineCode}>{(code) => ` · ${declineText(code())}`}</Show>
                </span>
              </span>
              <span class="flex shrink-0 items-center gap-x-3 gap-y-1 max-sm:flex-col max-sm:items-end">
                <StateBadge meaning={states[charge.state].meaning}>{states[charge.state].text()}</StateBadge>
                <Money cents={charge.amountCents} class="min-w-24" />
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  </Section>
)
