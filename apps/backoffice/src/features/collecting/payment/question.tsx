import { date, money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Field } from '@cauce/ui/field'
import { Notice } from '@cauce/ui/notice'
import { Select } from '@cauce/ui/select'
import { Match, Show, Switch } from 'solid-js'
import { cardText } from './card-text.ts'
import type { Payment } from './create-payment.ts'
import { Prepayment } from './prepayment.tsx'
import { chosenInstalment, type Purpose, type Quote } from './purpose.ts'
import { Saved } from './saved.tsx'

type Asking = { quote: Quote; payment: Payment }

/** What is asked before a payment is taken: what it takes, of which card, and what it changes. */
export function Question(props: Asking & { purpose: Purpose }) {
  const charges = () => (props.payment.payment()?.amountCents ?? 1) > 0
  return (
    <>
      <Show when={props.payment.hasChanged()}>
        <Notice meaning="bad">{m.collecting_changed()}</Notice>
      </Show>
      <Show
        when={!props.payment.other() || props.purpose === 'withdrawal'}
        fallback={
          <Notice meaning="waiting">
            {m.collecting_other_charge({ amount: money(props.payment.other()?.amountCents ?? 0) })}
          </Notice>
        }
      >
        <Switch>
          <Match when={props.purpose === 'instalment'}>
            <Instalment {...props} />
          </Match>
          <Match when={props.purpose === 'prepayment'}>
            <Part {...props} />
          </Match>
          <Match when={props.purpose === 'settlement'}>
            <Settlement {...props} />
          </Match>
          <Match when={props.purpose === 'withdrawal'}>
            <Withdrawal {...props} />
          </Match>
        </Switch>
        <Show when={!props.quote.card && charges()}>
          <Notice meaning="waiting">{m.collecting_no_card()}</Notice>
        </Show>
      </Show>
    </>
  )
}

const Nothing = () => <p>{m.collecting_nothing_owed()}</p>

function Instalment(props: Asking) {
  const chosen = () => chosenInstalment(props.quote, props.payment.chosen())
  const choices = () =>
    props.quote.instalments.map(({ id, number, dueOn, amountCents }) => ({
      value: id,
      label: m.collecting_instalment_of({ number, date: date(dueOn), amount: money(amountCents) }),
    }))
  return (
    <Show when={chosen()} fallback={<Nothing />}>
      {(instalment) => (
        <>
          <Field label={m.collecting_which()}>
            <Select value={instalment().id} options={choices()} onChange={props.payment.setInstalmentId} />
          </Field>
          <p>
            {m.collecting_instalment_text({
              amount: money(instalment().amountCents),
              card: cardText(props.quote),
            })}
          </p>
        </>
      )}
    </Show>
  )
}

const Part = (props: Asking) => (
  <Show when={props.quote.settlement} fallback={<Nothing />}>
    {(settlement) => (
      <Show
        when={props.quote.part}
        fallback={<p>{m.collecting_prepayment_whole({ amount: money(settlement().amountCents) })}</p>}
      >
        {(part) => <Prepayment {...props} part={part()} />}
      </Show>
    )}
  </Show>
)

const Settlement = (props: Asking) => (
  <Show when={props.quote.settlement} fallback={<Nothing />}>
    {(settlement) => (
      <>
        <p>
          {m.collecting_settlement_text({
            amount: money(settlement().amountCents),
            card: cardText(props.quote),
            date: date(props.quote.on),
          })}
        </p>
        <Saved cents={settlement().savedCents} />
      </>
    )}
  </Show>
)

function Withdrawal(props: Asking) {
  const text = ({ amountCents, interestCents }: NonNullable<Quote['withdrawal']>) => {
    if (amountCents === null || interestCents === null) return m.collecting_withdrawal_awaits()
    const [amount, interest] = [money(Math.abs(amountCents)), money(interestCents)]
    if (amountCents === 0) return m.collecting_withdrawal_even()
    return amountCents > 0
      ? m.collecting_withdrawal_pay({ amount, interest, card: cardText(props.quote) })
      : m.collecting_withdrawal_back({ amount, interest })
  }
  return (
    <Show when={props.quote.withdrawal} fallback={<p>{m.collecting_withdrawal_over()}</p>}>
      {(withdrawal) => (
        <>
          <p>{text(withdrawal())}</p>
          <Show when={(withdrawal().amountCents ?? 0) > 0}>
            <p>{m.collecting_withdrawal_counts()}</p>
          </Show>
          <p class="text-muted">{m.collecting_withdrawal_until({ date: date(withdrawal().untilOn) })}</p>
        </>
      )}
    </Show>
  )
}
