import { date, money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Notice } from '@cauce/ui/notice'
import { createSignal, Match, onCleanup, Show, Switch } from 'solid-js'
import type { OpenedOrder, WaitingCart } from '../link/service.ts'
import type { OrderState } from './create-order.ts'
import { LastDeed } from './last-deed.tsx'
import { isUnderWay } from './notice.ts'

const longAfterMs = 15_000

/** What is the case, and the one thing to do about it. */
export function NextThing(props: { order: OpenedOrder; cart: WaitingCart | null; state: OrderState }) {
  const charge = () => {
    const last = props.order.lastCharge
    return isUnderWay(last) ? last : undefined
  }
  const due = () => props.order.quote?.instalments[0]
  const dueState = () => props.order.plan?.instalments.find(({ id }) => id === due()?.id)?.state
  const isOverdue = () => dueState() === 'overdue'
  const withdrawal = () => props.order.plan?.withdrawal
  const wasDeclined = () => {
    const kind = props.state.notice()?.kind
    return kind === 'charge-declined' || kind === 'withdrawn-declined'
  }
  const told = () => {
    const next = due()
    if (props.order.state === 'cancelled') return m.shopper_cancelled()
    if (!props.order.plan) return m.shopper_not_yet()
    if (!next) return m.shopper_nothing_owed()
    const said = { amount: money(next.amountCents), date: date(next.dueOn, undefined, 'long') }
    if (withdrawal()?.isDone) return isOverdue() ? m.shopper_withdrawn_late(said) : m.shopper_withdrawn_owes(said)
    if (isOverdue()) return m.shopper_overdue(said)
    if (props.order.automaticPayments) return m.shopper_next(said)
    return dueState() === 'held' ? m.shopper_was_due(said) : m.shopper_due(said)
  }
  return (
    <div class="grid gap-3">
      <Switch>
        <Match when={charge()}>{(begun) => <Charging amountCents={begun().amountCents} />}</Match>
        <Match when={props.state.isCheckingCard()}>
          <Notice meaning="waiting">{m.shopper_card_checking()}</Notice>
        </Match>
      </Switch>
      <LastDeed notice={props.state.notice()} />
      <Show when={withdrawal() && !withdrawal()?.isDone && charge()}>
        <p>{m.shopper_withdrawn_awaits()}</p>
      </Show>
      <Show when={props.cart}>
        <Notice meaning="waiting">{m.shopper_cart_changed({ merchant: props.order.merchantName })}</Notice>
        <Button size="lg" variant="primary" onClick={() => props.state.go('cart')}>
          {m.shopper_cart_look()}
        </Button>
      </Show>
      <Show when={!charge()}>
        <Show when={isOverdue()} fallback={<p>{told()}</p>}>
          <Notice meaning="bad">{told()}</Notice>
        </Show>
        <Show when={!props.order.automaticPayments && due() && !withdrawal()}>
          <p class="text-muted">{m.shopper_by_hand()}</p>
        </Show>
        <Show when={due()}>
          {(next) => (
            <Button
              size="lg"
              variant={isOverdue() && !props.cart ? 'primary' : 'secondary'}
              onClick={() => props.state.go('instalment')}
            >
              {m.shopper_pay_now({ amount: money(next().amountCents) })}
            </Button>
          )}
        </Show>
        <Show when={wasDeclined() && due()}>
          <Button size="lg" onClick={() => props.state.go('card')}>
            {m.shopper_card_change()}
          </Button>
        </Show>
      </Show>
    </div>
  )
}

function Charging(props: { amountCents: number }) {
  const [isLong, setLong] = createSignal(false)
  const timer = setTimeout(() => setLong(true), longAfterMs)
  onCleanup(() => clearTimeout(timer))
  return (
    <Notice meaning="waiting">
      <p>{m.shopper_charging({ amount: money(props.amountCents) })}</p>
      <Show when={isLong()}>
        <p>{m.shopper_charging_long()}</p>
      </Show>
    </Notice>
  )
}
