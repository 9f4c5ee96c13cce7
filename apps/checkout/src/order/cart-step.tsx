import type { PlanInstalment } from '@cauce/domain/financing/plans'
import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { createEffect, createSignal, on, Show } from 'solid-js'
import type { OpenedOrder, WaitingCart } from '../link/service.ts'
import { Acceptance } from '../offer/acceptance.tsx'
import { Lines } from '../offer/cart.tsx'
import { Facts } from '../offer/facts.tsx'
import { Schedule } from '../offer/schedule.tsx'
import { Fold } from '../shell/fold.tsx'
import type { OrderState } from './create-order.ts'
import { stateWords } from './plan-words.ts'
import { StepFrame } from './step-frame.tsx'

type Compared = WaitingCart['newPlan']

/** The cart and the plan as they are beside what they become, with all that must be known before agreeing. */
export function CartStep(props: { order: OpenedOrder; cart: WaitingCart; state: OrderState }) {
  const [accepted, setAccepted] = createSignal(false)
  const [isMissing, setMissing] = createSignal(false)
  let box!: HTMLInputElement

  // Whoever agreed to other amounts is asked anew.
  createEffect(
    on(
      () => `${props.cart.version} ${props.cart.newPlan.totalCents}`,
      () => setAccepted(false),
    ),
  )

  const difference = () => {
    const said = {
      amount: money(Math.abs(props.cart.differenceCents)),
      old: money(props.cart.oldTotalCents),
      new: money(props.cart.newTotalCents),
    }
    return props.cart.differenceCents >= 0 ? m.shopper_cart_difference_more(said) : m.shopper_cart_difference_less(said)
  }

  function accept(): void {
    setMissing(!accepted())
    if (accepted()) {
      void props.state.answerCart(props.cart.version, { planTotalCents: props.cart.newPlan.totalCents })
      return
    }
    box.focus({ preventScroll: true })
    box.scrollIntoView({ block: 'center' })
  }

  return (
    <StepFrame title={m.shopper_cart_title()} state={props.state} deed={m.shopper_cart_accept()} onDeed={accept}>
      <p>{difference()}</p>
      <div class="grid items-start gap-4 sm:grid-cols-2">
        <Side
          title={m.shopper_cart_old()}
          caption={m.shopper_cart_old_plan()}
          lines={props.cart.oldLines}
          cartCents={props.cart.oldTotalCents}
          plan={props.cart.oldPlan}
        />
        <Side
          title={m.shopper_cart_new()}
          caption={m.shopper_cart_new_plan()}
          lines={props.cart.newLines}
          cartCents={props.cart.newTotalCents}
          plan={props.cart.newPlan}
        />
      </div>
      <Show when={props.cart.refundCents > 0}>
        <p>{m.shopper_cart_refund({ amount: money(props.cart.refundCents) })}</p>
      </Show>
      <Fold title={m.checkout_facts_title()}>
        <Facts
          link={{ cartTotalCents: props.cart.newTotalCents, legal: props.cart.legal }}
          plan={{
            ...props.cart.newPlan,
            instalments: toCome(props.cart.newPlan),
            paidCents: props.cart.newPlan.totalCents - props.cart.newPlan.openCents,
            nominalYearlyRateBp: props.cart.nominalYearlyRateBp,
            taePercent: props.cart.taePercent,
          }}
        />
      </Fold>
      <Acceptance
        text={m.shopper_cart_agree()}
        ref={(input) => {
          box = input
        }}
        checked={accepted()}
        missing={isMissing() && !accepted()}
        onChange={setAccepted}
      />
      <div class="grid gap-2 border-line border-t pt-4">
        <p id="refusing" class="text-base text-muted">
          {m.shopper_cart_refuse_text()}
        </p>
        <Button
          size="lg"
          class="justify-self-start"
          disabled={props.state.busy()}
          aria-describedby="refusing"
          onClick={() => void props.state.answerCart(props.cart.version, undefined)}
        >
          {m.shopper_cart_refuse()}
        </Button>
      </div>
    </StepFrame>
  )
}

/** The instalments that are told as such: what was paid already is none of what is agreed to. */
function toCome({ instalments }: Compared): PlanInstalment[] {
  const numbered = instalments.flatMap(({ number, ...rest }) => (number === null ? [] : [{ ...rest, number }]))
  const open = numbered.filter(({ standing }) => standing !== 'paid')
  return open.length > 0 ? open : numbered
}

function Side(props: {
  title: string
  caption: string
  lines: WaitingCart['newLines']
  cartCents: number
  plan: Compared
}) {
  const Row = (row: { name: string; cents: number }) => (
    <div class="flex items-baseline justify-between gap-4">
      <dt>{row.name}</dt>
      <dd class="whitespace-nowrap">{money(row.cents)}</dd>
    </div>
  )
  return (
    <section class="panel grid gap-3 p-4 text-base" aria-label={props.title}>
      <h2 class="text-lg">{props.title}</h2>
      <Lines lines={props.lines} />
      <dl class="border-line border-t pt-2">
        <Row name={m.checkout_cart_total()} cents={props.cartCents} />
        <Row name={m.shopper_cart_plan_cost()} cents={props.plan.costCents} />
        <Row name={m.shopper_cart_plan_total()} cents={props.plan.totalCents} />
        <Row name={m.shopper_cart_plan_open()} cents={props.plan.openCents} />
      </dl>
      <Schedule
        caption={props.caption}
        rows={props.plan.instalments}
        totalCents={props.plan.instalments.reduce((sum, { amountCents }) => sum + amountCents, 0)}
        state={({ standing }) => <span class={stateWords[standing].class}>{stateWords[standing].word()}</span>}
      />
    </section>
  )
}
