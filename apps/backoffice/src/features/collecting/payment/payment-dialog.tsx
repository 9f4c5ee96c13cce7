import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Dialog } from '@cauce/ui/dialog'
import { Notice } from '@cauce/ui/notice'
import { Skeleton } from '@cauce/ui/skeleton'
import { Match, Show, Switch } from 'solid-js'
import { failureText } from '../../../api/failure-text.ts'
import { createPayment, type Payment } from './create-payment.ts'
import { Outcome } from './outcome.tsx'
import { type Purpose, purposeTitles } from './purpose.ts'
import { Question } from './question.tsx'

export type PaymentDialogProps = {
  order: { id: string; reference: string }
  purpose: Purpose
  /** The one that is meant, of several; the one that has been due longest where absent. */
  instalmentId?: string
  onClose: () => void
}

/** Says what a payment takes before it is asked for, and what became of it afterwards. */
export default function PaymentDialog(props: PaymentDialogProps) {
  const payment = createPayment({
    orderId: props.order.id,
    purpose: props.purpose,
    instalmentId: props.instalmentId,
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !payment.busy()) props.onClose()
      }}
      title={purposeTitles[props.purpose]()}
      description={props.order.reference}
      footer={<Footer {...props} payment={payment} />}
    >
      <div class="mt-3 grid gap-3">
        <Switch fallback={<Skeleton class="h-24 w-full" />}>
          <Match when={payment.isAsked()}>
            <Outcome payment={payment} />
          </Match>
          <Match when={payment.query.isError && !payment.quote()}>
            <Notice meaning="bad">{failureText(payment.query.error)}</Notice>
          </Match>
          <Match when={payment.quote()}>
            {(quote) => <Question purpose={props.purpose} quote={quote()} payment={payment} />}
          </Match>
        </Switch>
        <Show when={payment.fault()}>{(text) => <Notice meaning="bad">{text()}</Notice>}</Show>
      </div>
    </Dialog>
  )
}

function Footer(props: PaymentDialogProps & { payment: Payment }) {
  const deed = () => {
    const asked = props.payment.payment()
    if (!asked) return props.purpose === 'withdrawal' ? m.collecting_do_withdraw_even() : m.collecting_do_take_unnamed()
    const cents = asked.amountCents
    if (cents === null || cents === 0) return m.collecting_do_withdraw_even()
    return cents > 0
      ? m.collecting_do_take({ amount: money(cents) })
      : m.collecting_do_withdraw({ amount: money(-cents) })
  }
  /** Nothing can be charged without a card, nor while it is not known what became of another charge; withdrawing counts. */
  const isReady = () => {
    const { quote, payment, other } = props.payment
    const asked = payment()
    return asked !== undefined && (asked.purpose === 'withdrawal' || (!other() && Boolean(quote()?.card)))
  }
  return (
    <Show
      when={!props.payment.isAsked()}
      fallback={
        <Button data-first="" onClick={() => props.onClose()}>
          {m.shell_close()}
        </Button>
      }
    >
      <Button disabled={props.payment.busy()} onClick={() => props.onClose()}>
        {m.shell_cancel()}
      </Button>
      <Button
        variant={props.purpose === 'withdrawal' ? 'danger' : 'primary'}
        disabled={!isReady()}
        busy={props.payment.busy()}
        onClick={() => void props.payment.take()}
      >
        {deed()}
      </Button>
    </Show>
  )
}
