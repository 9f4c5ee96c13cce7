import type { Plan } from '@cauce/domain/financing/plans'
import { date, money, percent } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Field } from '@cauce/ui/field'
import { Money } from '@cauce/ui/money'
import { Select } from '@cauce/ui/select'
import ChevronRight from 'lucide-solid/icons/chevron-right'
import { For, Match, Show, Switch } from 'solid-js'
import { planText } from '../plan-text.ts'
import type { Sale } from './controller.ts'
import type { Simulation } from './draft.ts'

/** What the shopper would pay with each number of instalments, at every keystroke. */
export function Simulator(props: { sale: Sale }) {
  const plans = () => {
    const shown = props.sale.simulation()
    return shown.kind === 'plans' ? shown.plans : undefined
  }
  const limits = () => {
    const shown = props.sale.simulation()
    return shown.kind === 'out-of-range' ? shown : undefined
  }
  return (
    <section aria-label={m.financing_simulator_title()} class="min-w-0">
      <Show
        when={props.sale.options.products.length > 1}
        fallback={<h2 class="mb-2 text-base">{props.sale.product()?.name ?? m.financing_simulator_title()}</h2>}
      >
        <Field class="mb-2" label={m.financing_simulator_product()}>
          <Select
            value={props.sale.draft.productId}
            options={props.sale.options.products.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => {
              props.sale.setDraft('productId', id)
              props.sale.touched('productId')
            }}
          />
        </Field>
      </Show>
      <Switch fallback={<p class="text-muted">{m.financing_simulator_nothing_yet()}</p>}>
        <Match when={limits()}>{(range) => <p class="text-waiting-fg">{limitsText(range())}</p>}</Match>
        <Match when={plans()}>
          {(offered) => (
            <Show when={offered().length > 0} fallback={<p class="text-waiting-fg">{m.financing_simulator_none()}</p>}>
              <ul class="divide-y divide-line rounded-md border border-line">
                <For each={offered()}>{(plan) => <PlanRow plan={plan} />}</For>
              </ul>
            </Show>
          )}
        </Match>
      </Switch>
    </section>
  )
}

const limitsText = ({ minCents, maxCents }: Extract<Simulation, { kind: 'out-of-range' }>) =>
  m.error_total_out_of_range_limits({ min: money(minCents), max: money(maxCents) })

function PlanRow(props: { plan: Plan }) {
  const first = () => props.plan.instalments[0]
  return (
    <li>
      <details class="group">
        <summary class="flex list-none items-center gap-2 px-2 py-1.5 -outline-offset-2 hover:bg-hover">
          <ChevronRight
            class="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
            aria-hidden="true"
          />
          <span class="min-w-0 grow">
            <span class="block font-medium tabular-nums">{planText(props.plan.instalments)}</span>
            <span class="block text-muted text-sm">
              {props.plan.dueTodayCents > 0
                ? m.financing_simulator_first_today()
                : m.financing_simulator_first_on({ date: date(first()?.dueOn ?? '') })}
            </span>
          </span>
          <span class="shrink-0 text-right text-muted text-sm tabular-nums">
            <span class="block text-ink">{m.financing_simulator_in_all({ amount: money(props.plan.totalCents) })}</span>
            <span class="block">{m.financing_simulator_cost({ amount: money(props.plan.costCents) })}</span>
            <span class="block">{m.financing_simulator_tae({ percent: percent(props.plan.taePercent) })}</span>
          </span>
        </summary>
        <ol class="px-8 pb-2 text-sm">
          <For each={props.plan.instalments}>
            {(instalment) => (
              <li class="flex justify-between py-0.5">
                <span class="text-muted">
                  {instalment.number}. {date(instalment.dueOn)}
                </span>
                <Money cents={instalment.amountCents} />
              </li>
            )}
          </For>
          <li class="mt-1 flex justify-between border-line border-t pt-1 font-medium">
            <span>{m.financing_simulator_total()}</span>
            <Money cents={props.plan.totalCents} />
          </li>
        </ol>
      </details>
    </li>
  )
}
