import { m } from '@cauce/i18n/messages'
import Clock from 'lucide-solid/icons/clock'
import { Match, Switch, untrack } from 'solid-js'
import { Message } from '../outcome/message.tsx'
import { Loading, Unknown, Unreachable } from '../outcome/states.tsx'
import { Shell } from '../shell/shell.tsx'
import { CardStep } from './card-step.tsx'
import { CartStep } from './cart-step.tsx'
import { createOrder } from './create-order.ts'
import { PartStep } from './part-step.tsx'
import { InstalmentStep, SettleStep, WithdrawStep } from './pay-steps.tsx'
import { PlanPage } from './plan-page.tsx'

/** The shopper's page of an order: its plan, and what may be done with it, one thing at a time. */
export default function Order(props: { token: string }) {
  const state = createOrder(untrack(() => props.token))
  const { failure, shown, step } = state
  const order = () => shown()?.order
  const quote = () => order()?.quote
  const at = (name: ReturnType<typeof step>) => step() === name
  return (
    <Shell merchantName={order()?.merchantName}>
      <Switch fallback={<Loading />}>
        <Match when={failure() === 'unreachable'}>
          <Unreachable onRetry={state.retry} />
        </Match>
        <Match when={failure() === 'unknown'}>
          <Unknown />
        </Match>
        <Match when={failure() === 'expired'}>
          <Message icon={Clock} meaning="ended" title={m.checkout_link_expired_title()}>
            <p>{m.shopper_link_expired()}</p>
          </Message>
        </Match>
        <Match when={at('card') && order()}>{(known) => <CardStep order={known()} state={state} />}</Match>
        <Match when={at('cart') && shown()}>
          {(known) => <CartStep order={known().order} cart={known().cart!} state={state} />}
        </Match>
        <Match when={at('instalment') && quote()}>
          {(known) => <InstalmentStep order={order()!} quote={known()} state={state} />}
        </Match>
        <Match when={at('part') && quote()}>
          {(known) => <PartStep order={order()!} quote={known()} state={state} />}
        </Match>
        <Match when={at('settle') && quote()}>
          {(known) => <SettleStep order={order()!} quote={known()} state={state} />}
        </Match>
        <Match when={at('withdraw') && quote()}>
          {(known) => <WithdrawStep order={order()!} quote={known()} state={state} />}
        </Match>
        <Match when={order()}>{(known) => <PlanPage order={known()} cart={shown()!.cart} state={state} />}</Match>
      </Switch>
    </Shell>
  )
}
