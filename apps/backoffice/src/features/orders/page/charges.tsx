import { declineText } from '@cauce/i18n/decline-words'
import { m } from '@cauce/i18n/messages'
import { chargePurposeWords, chargeStateWords } from '@cauce/i18n/payment-words'
import { word } from '@cauce/i18n/words'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Section } from '@cauce/ui/section'
import { type Meaning, StateBadge } from '@cauce/ui/state-badge'
import { For, Show } from 'solid-js'
import type { Details } from '../row.ts'

type Charge = Details['charges'][number]

const meanings: Record<Charge['state'], Meaning> = {
  begun: 'waiting',
  unknown: 'waiting',
  captured: 'good',
  declined: 'bad',
  cancelled: 'ended',
}

const titleOf = ({ purpose, instalment }: Charge) =>
  instalment === null || purpose === 'withdrawal'
    ? word(chargePurposeWords[purpose])
    : m.orders_charge_of_instalment({ number: instalment })

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
                <StateBadge meaning={meanings[charge.state]}>{word(chargeStateWords[charge.state])}</StateBadge>
                <Money cents={charge.amountCents} class="min-w-24" />
              </span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  </Section>
)
