import { date, money, percent } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { Section } from '@cauce/ui/section'
import { StateBadge } from '@cauce/ui/state-badge'
import { For, Show } from 'solid-js'
import type { Details } from '../row.ts'

const states = {
  paid: { meaning: 'good', text: m.financing_plan_paid },
  open: { meaning: 'waiting', text: m.financing_plan_coming },
  unknown: { meaning: 'waiting', text: m.orders_instalment_unknown },
  overdue: { meaning: 'bad', text: m.orders_instalment_overdue },
} as const

const brandName = (brand: string) => brand.slice(0, 1).toUpperCase() + brand.slice(1)

/** The payment plan as it stands: how many instalments, those paid and those to come. */
export const Plan = (props: { order: Details }) => (
  <Show when={props.order.plan}>
    {(plan) => (
      <Section
        title={m.orders_plan_title()}
        text={m.orders_plan_summary({
          count: plan().instalments.length,
          paid: plan().paid.count,
          paidAmount: money(plan().paid.cents),
          toCome: plan().toCome.count,
          toComeAmount: money(plan().toCome.cents),
        })}
        beside={
          <Show when={plan().card}>
            {(card) => (
              <span class="text-muted text-sm">
                {m.financing_plan_card({ brand: brandName(card().brand), last4: card().last4 })}
              </span>
            )}
          </Show>
        }
      >
        <ol>
          <For each={plan().instalments}>
            {(instalment) => (
              <li class="flex min-h-row items-center gap-3 border-line border-b py-1">
                <span class="w-6 text-muted">{instalment.number}.</span>
                <span class="grow">{date(instalment.dueOn)}</span>
                <StateBadge meaning={states[instalment.state].meaning}>{states[instalment.state].text()}</StateBadge>
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
        <Show when={plan().versions.length > 1}>
          <Versions versions={plan().versions} />
        </Show>
      </Section>
    )}
  </Show>
)

const reasons = {
  accepted: m.orders_plan_reason_accepted,
  'cart-changed': m.orders_plan_reason_cart_changed,
  cancelled: m.orders_plan_reason_cancelled,
  prepaid: m.orders_plan_reason_prepaid,
  settled: m.orders_plan_reason_settled,
  withdrawn: m.orders_plan_reason_withdrawn,
} as const

/** How the plan came to what it is: each version with what made it. */
const Versions = (props: { versions: NonNullable<Details['plan']>['versions'] }) => (
  <div class="mt-4">
    <h3 class="mb-1 font-medium">{m.orders_plan_versions()}</h3>
    <ul>
      <For each={props.versions}>
        {(version) => (
          <li>
            <details>
              <summary class="flex cursor-pointer flex-wrap items-baseline gap-x-3 py-1">
                <span class="grow">
                  {reasons[version.reason]()} <span class="text-muted text-sm">{date(version.madeOn)}</span>
                </span>
                <Money cents={version.totalCents} />
              </summary>
              <ol class="mb-2 ml-4 text-muted text-sm">
                <For each={version.instalments}>
                  {({ number, dueOn, amountCents }) => (
                    <li class="flex gap-3">
                      <span class="w-6">{number}.</span>
                      <span class="grow">{date(dueOn)}</span>
                      <Money cents={amountCents} />
                    </li>
                  )}
                </For>
              </ol>
            </details>
          </li>
        )}
      </For>
    </ul>
  </div>
)
