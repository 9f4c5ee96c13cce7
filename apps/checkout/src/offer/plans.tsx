import { differingLast } from '@cauce/domain/financing/last-instalment'
import type { Plan } from '@cauce/domain/financing/plans'
import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { RadioCard } from '@cauce/ui/radio-card'
import { For, Show } from 'solid-js'
import { planFigures, planTitle } from './plan-text.ts'

/** The plans as rows large enough for a thumb; none is chosen beforehand when there is a choice. */
export function Plans(props: {
  plans: Plan[]
  chosen: number | undefined
  missing: boolean
  onChoose: (instalments: number) => void
}) {
  return (
    <fieldset aria-describedby={props.missing ? 'plan-missing' : undefined}>
      <legend class="mb-3 font-semibold text-xl">{m.checkout_plans_title()}</legend>
      <Show when={props.missing}>
        <p id="plan-missing" role="alert" class="mb-2 text-bad-fg">
          {m.checkout_choose_plan()}
        </p>
      </Show>
      <div class="grid gap-2 text-base">
        <For each={props.plans}>
          {(plan) => (
            <RadioCard
              name="plan"
              value={String(plan.instalments.length)}
              checked={props.chosen === plan.instalments.length}
              onChange={(value) => props.onChoose(Number(value))}
              label={<span class="font-medium">{planTitle(plan)}</span>}
              detail={<Figures plan={plan} />}
            />
          )}
        </For>
      </div>
    </fieldset>
  )
}

/** In small, each figure unbroken; the last instalment where it differs by the cents that do not divide. */
function Figures(props: { plan: Plan }) {
  return (
    <>
      <span class="flex flex-wrap gap-x-3">
        <For each={planFigures(props.plan)}>{(figure) => <span class="whitespace-nowrap">{figure}</span>}</For>
      </span>
      <Show when={differingLast(props.plan)}>
        {(cents) => <span class="block">{m.checkout_plan_last({ amount: money(cents()) })}</span>}
      </Show>
    </>
  )
}
