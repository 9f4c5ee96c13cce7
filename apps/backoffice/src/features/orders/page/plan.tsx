import { date, money, percent } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { planReasonWords } from '@cauce/i18n/payment-words'
import { word } from '@cauce/i18n/words'
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
  held: { meaning: 'ended', text: m.collecting_standing_held },
} as const

const brandName = (brand: string) => brand.slice(0, 1).toUpperCase() + brand.slice(1)

type PlanOf = NonNullable<Details['plan']>

/** What was paid early, beside the schedule, has no number. */
const numberText = ({ number }: { number: number | null }) => (number === null ? '' : `${number}.`)

/** The TAE is that of a plan that is kept: one that ended early, or is of nothing, has another. */
const runs = ({ principalCents, versions, withdrawal }: PlanOf) =>
  principalCents > 0 && !withdrawal?.isDone && !['settled', 'cancelled'].includes(versions[0]?.reason ?? '')

function summary({ paidCents, refundedCents }: Details, { paid, toCome }: PlanOf): string {
  const told = m.orders_plan_summary({
    ...{ count: paid.count + toCome.count, paid: paid.count, paidAmount: money(paid.cents) },
    ...{ toCome: toCome.count, toComeAmount: money(toCome.cents) },
  })
  if (refundedCents === 0) return told
  const back = { refunded: money(refundedCents), paid: money(paidCents - refundedCents) }
  return `${told} ${m.orders_plan_refunded(back)}`
}

function withdrawalText({ declaredBy, declaredOn, isDone }: NonNullable<PlanOf['withdrawal']>): string {
  const said = { date: date(declaredOn) }
  const told = declaredBy === 'agent' ? m.orders_plan_withdrawn_agent(said) : m.orders_plan_withdrawn_shopper(said)
  return isDone ? told : `${told} ${m.orders_plan_withdrawn_awaits()}`
}

/** The payment plan as it stands: how many instalments, those paid and those to come. */
export const Plan = (props: { order: Details }) => (
  <Show when={props.order.plan}>
    {(plan) => (
      <Section
        title={m.orders_plan_title()}
        text={summary(props.order, plan())}
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
        <Show when={plan().withdrawal}>{(withdrawal) => <p class="mb-2">{withdrawalText(withdrawal())}</p>}</Show>
        <ol>
          <For each={plan().instalments}>
            {(instalment) => (
              <li class="flex min-h-row items-center gap-3 border-line border-b py-1">
                <span class="w-6 text-muted">{numberText(instalment)}</span>
                <span class="grow">{date(instalment.dueOn)}</span>
                <StateBadge meaning={states[instalment.state].meaning}>
                  {instalment.number === null ? m.payments_purpose_prepayment() : states[instalment.state].text()}
                </StateBadge>
                <Money cents={instalment.amountCents} class="w-24" />
              </li>
            )}
          </For>
        </ol>
        <p class="mt-3 flex flex-wrap items-baseline justify-between gap-x-4">
          <span class="text-muted text-sm">
            <Show when={plan().principalCents > 0}>
              {m.financing_simulator_cost({ amount: money(plan().costCents) })}
            </Show>
            <Show when={runs(plan())}>
              {' · '}
              {m.financing_simulator_tae({ percent: percent(plan().taePercent) })}
            </Show>
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

/** How the plan came to what it is: each version with what made it. */
const Versions = (props: { versions: PlanOf['versions'] }) => (
  <div class="mt-4">
    <h3 class="mb-1 font-medium">{m.orders_plan_versions()}</h3>
    <ul>
      <For each={props.versions}>
        {(version) => (
          <li>
            <details>
              <summary class="flex cursor-pointer flex-wrap items-baseline gap-x-3 py-1">
                <span class="grow">
                  {word(planReasonWords[version.reason])} <span class="text-muted text-sm">{date(version.madeOn)}</span>
                </span>
                <Money cents={version.totalCents} />
              </summary>
              <ol class="mb-2 ml-4 text-muted text-sm">
                <For each={version.instalments}>
                  {(instalment) => (
                    <li class="flex gap-3">
                      <span class="w-6">{numberText(instalment)}</span>
                      <span class="grow">
                        {date(instalment.dueOn)}
                        {instalment.number === null && ` · ${m.payments_purpose_prepayment()}`}
                      </span>
                      <Money cents={instalment.amountCents} />
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
