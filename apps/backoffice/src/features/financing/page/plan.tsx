import { date, money, percent } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { Section } from '@cauce/ui/section'
import { StateBadge } from '@cauce/ui/state-badge'
import { For, Show } from 'solid-js'
import type { Details } from '../row.ts'

/** The acquirer writes brands in lower case. */
const brandName = (brand: string) => brand.slice(0, 1).toUpperCase() + brand.slice(1)

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
                  {m.financing_plan_card({ brand: brandName(card().brand), last4: card().last4 })}
                </span>
              )}
            </Show>
          }
        >
          <ol class="gap-8" classList={{ 'md:columns-2': plan().instalments.length > 6 }}>
            <For each={plan().instalments}>
              {(instalment) => (
                <li class="flex h-row break-inside-avoid items-center gap-3 border-line border-b">
                  <span class="w-6 text-muted">{instalment.number !== null && `${instalment.number}.`}</span>
                  <span class="grow">{date(instalment.dueOn)}</span>
                  <StateBadge meaning={instalment.paidAt ? 'good' : 'waiting'}>
                    {instalment.number === null
                      ? m.payments_purpose_prepayment()
                      : instalment.paidAt
                        ? m.financing_plan_paid()
                        : m.financing_plan_coming()}
                  </StateBadge>
                  <Money cents={instalment.amountCents} class="w-24" />
                </li>
              )}
            </For>
          </ol>
          <p class="mt-3 flex flex-wrap items-baseline justify-between gap-x-4">
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
