import { date, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { bankReasonSentence } from '@cauce/i18n/statement-words'
import { Money } from '@cauce/ui/money'
import { RecordHead } from '@cauce/ui/record-head'
import { useSession } from '../../../session/session.tsx'
import type { Details } from '../row.ts'
import { PaymentState, paidLabel } from '../state.tsx'

/** The answer before the detail: state, what comes next, what is paid. */
export function Head(props: { payment: Details }) {
  const session = useSession()
  return (
    <RecordHead
      state={<PaymentState of={props.payment} brief />}
      next={nextStep(props.payment, session.can('invoices.correct'))}
      facts={`${props.payment.merchantName} · ${date(props.payment.day)}`}
      figure={{
        label: paidLabel(props.payment.state),
        value: <Money cents={props.payment.paidCents} class="max-sm:text-left" />,
        detail: m.payouts_orders_count({ count: wholeNumber(props.payment.orders) }),
      }}
    />
  )
}

function nextStep({ state, heldBackBy, rejectReason, invoice }: Details, mayCorrect: boolean): string {
  if (heldBackBy) return heldBackBy === 'account' ? m.payouts_missing_iban_text() : m.payouts_too_large_text()
  switch (state) {
    case 'prepared':
      return m.payouts_next_prepared()
    case 'sent':
      return m.payouts_next_sent()
    case 'paid':
      return m.payouts_next_paid()
    case 'rejected':
      return [
        m.payouts_next_rejected({ reason: bankReasonSentence(rejectReason ?? '') }),
        ...(invoice && mayCorrect ? [m.payouts_rejected_invoiced({ number: invoice.number })] : []),
      ].join(' ')
  }
}
