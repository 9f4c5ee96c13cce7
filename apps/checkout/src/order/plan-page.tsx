import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Show } from 'solid-js'
import type { OpenedOrder, WaitingCart } from '../link/service.ts'
import { Cart } from '../offer/cart.tsx'
import { Schedule } from '../offer/schedule.tsx'
import { MerchantContact } from '../outcome/merchant-contact.tsx'
import { Heading } from '../shell/heading.tsx'
import { CardInUse } from './card-in-use.tsx'
import type { OrderState } from './create-order.ts'
import { More } from './more.tsx'
import { NextThing } from './next-thing.tsx'
import { stateWords } from './plan-words.ts'

type Plan = NonNullable<OpenedOrder['plan']>

/** Where the plan stands and what comes next; then each instalment, the card, what else may be done, and the cart. */
export function PlanPage(props: { order: OpenedOrder; cart: WaitingCart | null; state: OrderState }) {
  return (
    <div class="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-10">
      <div class="grid gap-4">
        <Heading>{m.checkout_confirmed_plan()}</Heading>
        <NextThing order={props.order} cart={props.cart} state={props.state} />
        <Show when={props.order.plan?.instalments.length ? props.order.plan : undefined}>
          {(plan) => (
            <>
              <Sums plan={plan()} />
              <section class="panel p-4" aria-label={m.checkout_schedule_title()}>
                <Schedule
                  caption={m.checkout_schedule_title()}
                  rows={plan().instalments}
                  totalCents={plan().instalments.reduce((sum, { amountCents }) => sum + amountCents, 0)}
                  state={({ state }) => <span class={stateWords[state].class}>{stateWords[state].word()}</span>}
                />
              </section>
              <CardInUse order={props.order} state={props.state} />
            </>
          )}
        </Show>
        <Show when={props.order.quote}>{(quote) => <More quote={quote()} state={props.state} />}</Show>
      </div>
      <div class="grid gap-4 lg:pt-12">
        <Cart link={props.order} />
        <div class="flex flex-wrap items-center gap-3">
          <MerchantContact phone={props.order.merchantPhone} />
          <p class="text-base text-muted">
            {props.order.merchantLegalName} · {props.order.merchantTaxId}
          </p>
        </div>
      </div>
    </div>
  )
}

function Sums(props: { plan: Plan }) {
  return (
    <dl class="flex flex-wrap gap-x-8 gap-y-2">
      <Sum name={m.shopper_paid()} cents={props.plan.paid.cents} />
      <Sum name={m.shopper_to_come()} cents={props.plan.toCome.cents} />
      <Show when={props.plan.overdue.cents > 0}>
        <Sum name={m.shopper_late()} cents={props.plan.overdue.cents} bad />
      </Show>
    </dl>
  )
}

function Sum(props: { name: string; cents: number; bad?: boolean }) {
  return (
    <div>
      <dt class="text-base text-muted">{props.name}</dt>
      <dd class="font-semibold" classList={{ 'text-bad-fg': props.bad }}>
        {money(props.cents)}
      </dd>
    </div>
  )
}
