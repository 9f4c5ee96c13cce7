import { date, money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Show } from 'solid-js'
import type { OpenedOrder } from '../link/service.ts'
import type { OrderState } from './create-order.ts'
import { ChargedTo, StepFrame } from './step-frame.tsx'

export type Quote = NonNullable<OpenedOrder['quote']>
export type QuotedStep = { order: OpenedOrder; quote: Quote; state: OrderState }

/** The one that has been due longest, or else the next. */
export function InstalmentStep(props: QuotedStep) {
  const due = () => props.quote.instalments[0]!
  const pay = ({ id, amountCents }: Quote['instalments'][number]) =>
    props.state.pay({ purpose: 'instalment', instalmentId: id, amountCents }, props.quote.version)
  return (
    <StepFrame
      title={
        props.order.plan?.withdrawal?.isDone
          ? m.shopper_withdrawn_pay_title()
          : m.shopper_instalment_title({ date: date(due().dueOn, undefined, 'long') })
      }
      state={props.state}
      deed={m.shopper_pay_now({ amount: money(due().amountCents) })}
      onDeed={() => void pay(due())}
    >
      <ChargedTo plan={props.order.plan} />
    </StepFrame>
  )
}

export function SettleStep(props: QuotedStep) {
  const settlement = () => props.quote.settlement!
  const amount = () => money(settlement().amountCents)
  const pay = () =>
    props.state.pay({ purpose: 'settlement', amountCents: settlement().amountCents }, props.quote.version)
  return (
    <StepFrame
      title={m.shopper_settle()}
      state={props.state}
      deed={m.shopper_pay_now({ amount: amount() })}
      onDeed={() => void pay()}
    >
      <p>{m.shopper_settle_text({ amount: amount() })}</p>
      <Saved cents={settlement().savedCents} />
      <ChargedTo plan={props.order.plan} />
    </StepFrame>
  )
}

export function WithdrawStep(props: QuotedStep) {
  const withdrawal = () => props.quote.withdrawal!
  const owedCents = () => withdrawal().amountCents
  const owes = () => (owedCents() ?? 0) > 0
  const amount = () => money(Math.abs(owedCents() ?? 0))
  const text = () => {
    const cents = owedCents()
    const interest = money(withdrawal().interestCents ?? 0)
    if (cents === null) return m.shopper_withdraw_awaits()
    if (cents === 0) return m.shopper_withdraw_even({ interest })
    const said = { amount: amount(), interest }
    return cents > 0 ? m.shopper_withdraw_pay(said) : m.shopper_withdraw_back(said)
  }
  const pay = () => props.state.pay({ purpose: 'withdrawal', amountCents: owedCents() }, props.quote.version)
  return (
    <StepFrame
      title={m.shopper_withdraw()}
      state={props.state}
      deed={owes() ? m.shopper_withdraw_do_pay({ amount: amount() }) : m.shopper_withdraw_do()}
      danger
      onDeed={() => void pay()}
    >
      <p>{text()}</p>
      <p>{m.shopper_withdraw_consequence()}</p>
      <p class="text-muted">{m.shopper_withdraw_detail({ date: date(withdrawal().untilOn, undefined, 'long') })}.</p>
      <Show when={owes()}>
        <p class="text-muted">{m.shopper_withdraw_until()}</p>
        <ChargedTo plan={props.order.plan} />
      </Show>
    </StepFrame>
  )
}

export function Saved(props: { cents: number }) {
  return (
    <p class={props.cents > 0 ? 'text-good-fg' : 'text-muted'}>
      {props.cents > 0 ? m.shopper_saved({ amount: money(props.cents) }) : m.shopper_saved_nothing()}
    </p>
  )
}
