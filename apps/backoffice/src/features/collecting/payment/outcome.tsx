import { declineText } from '@cauce/i18n/decline-words'
import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Notice } from '@cauce/ui/notice'
import { Match, Switch } from 'solid-js'
import type { Payment } from './create-payment.ts'

/** What became of the charge, followed until it is known. */
export function Outcome(props: { payment: Payment }) {
  const charge = () => props.payment.charge()
  const is = (...states: readonly string[]) => {
    const known = charge()
    return known && states.includes(known.state) ? known : undefined
  }
  const underWay = () => money(charge()?.amountCents ?? 0)
  return (
    <Switch fallback={<Notice meaning="waiting">{m.collecting_outcome_begun({ amount: underWay() })}</Notice>}>
      <Match when={props.payment.chargeId() === null}>
        <Notice meaning="good">{m.collecting_outcome_withdrawn()}</Notice>
      </Match>
      <Match when={is('captured')}>
        {(known) => (
          <Notice meaning="good">{m.collecting_outcome_captured({ amount: money(known().amountCents) })}</Notice>
        )}
      </Match>
      <Match when={is('declined')}>
        {(known) => (
          <Notice meaning="bad">
            {(known().purpose === 'withdrawal'
              ? m.collecting_outcome_withdrawal_declined
              : m.collecting_outcome_declined)({
              reason: declineText(known().declineCode ?? 'generic_decline'),
            })}
          </Notice>
        )}
      </Match>
      <Match when={is('unknown')}>
        <Notice meaning="waiting">{m.collecting_outcome_unknown()}</Notice>
      </Match>
      <Match when={is('cancelled')}>
        <Notice meaning="ended">{m.collecting_outcome_cancelled()}</Notice>
      </Match>
    </Switch>
  )
}
