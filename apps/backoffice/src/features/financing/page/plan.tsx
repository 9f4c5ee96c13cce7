import { date, money, percent } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { StateBadge } from '@cauce/ui/state-badge'
import { For, Show } from 'solid-js'
import type { Details } from '../row.ts'
import { Section } from './section.tsx'

/** What the shopper accepted, and how much of it is paid. Only a confirmed financing has one. */
export function Plan(props: { financing: Details }) {
  return (
    <Show when={props.financing.plan}>
      {(plan) => (
        <Section
          title={m.financing_plan_title()}
          beside={
            <Show when={props.financing.card}>
              {(card) => (
                <span class="text-muted text-sm">
                  {m.financing_plan_card({ brand: card().brand, last4: card().last4 })}
                </span>
              )}
            </Show>
          }
        >
          <ol>
            <For each={plan().instalments}>
              {(instalment) => (
                <li class="flex h-row items-center gap-3 border-line border-b last:border-b-0">
                  <span class="w-6 text-muted">{instalment.number}.</span>
                  <span class="grow">{date(instalment.dueOn)}</span>
                  <StateBadge meaning={instalment.paidAt ? 'good' : 'waiting'}>
                    {instalment.paidAt ? m.financing_plan_paid() : m.financing_plan_coming()}
                  </StateBadge>
                  <Money cents={instalment.amountCents} class="w-28" />
                </li>
              )}
            </For>
          </ol>
          <p class="mt-2 flex flex-wrap justify-between gap-x-4 border-line-strong border-t pt-2">
            <span class="text-muted text-sm">
              {m.financing_simulator_cost({ amount: money(plan().costCents) })} ·{' '}
              {m.financing_simulator_tae({ percent: percent(plan().taePercent) })}
            </span>
            <span class="font-semibold tabular-nums">{money(plan().totalCents)}</span>
          </p>
        </Section>
      )}
    </Show>
  )
}
