import { date, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { RecordHead } from '@cauce/ui/record-head'
import type { Details } from '../row.ts'
import { PaymentState } from '../state.tsx'

/** The answer before the detail: state, what comes next, what is paid. */
export function Head(props: { payment: Details }) {
  return (
    <RecordHead
      state={<PaymentState of={props.payment} brief />}
      next={nextStep(props.payment)}
      facts={`${props.payment.merchantName} · ${date(props.payment.day)}`}
      figure={{
        label: m.payouts_column_paid(),
        value: <Money cents={props.payment.paidCents} class="max-sm:text-left" />,
        detail: `${m.payouts_column_orders()}: ${wholeNumber(props.payment.orders)}`,
      }}
    />
  )
}

function nextStep({ state, missing, rejectReason }: Details): string {
  if (missing) return m.payouts_missing_iban_text()
  switch (state) {
    case 'prepared':
      return m.payouts_next_prepared()
    case 'sent':
      return m.payouts_next_sent()
    case 'paid':
      return m.payouts_next_paid()
    case 'rejected':
      return m.payouts_next_rejected({ reason: `${(rejectReason ?? '').replace(/\.$/, '')}.` })
  }
}
