import type { DisbursementState } from '@cauce/domain/disbursement/states'
import type { HeldBackBy } from '@cauce/domain/disbursement/transfers'
import { disbursementStateWords } from '@cauce/i18n/disbursement-words'
import { m } from '@cauce/i18n/messages'
import { bankReasonText } from '@cauce/i18n/statement-words'
import { word } from '@cauce/i18n/words'
import { type Meaning, StateBadge } from '@cauce/ui/state-badge'
import { Show } from 'solid-js'
import type { Row } from './row.ts'

type StateFacts = Pick<Row, 'state'> & Partial<Row>

const meanings: Record<DisbursementState, Meaning> = {
  prepared: 'waiting',
  sent: 'waiting',
  paid: 'good',
  rejected: 'bad',
}

const heldBackWords: Record<HeldBackBy, () => string> = {
  account: m.payouts_missing_iban,
  amount: m.payouts_too_large,
}

export const stateName = (state: DisbursementState): string => word(disbursementStateWords[state])

/** What a payment's amount is called as it stands: nothing is said to be paid that is not. */
export function paidLabel(state: DisbursementState): string {
  if (state === 'rejected') return m.payouts_unpaid()
  return state === 'prepared' ? m.payouts_to_pay() : m.payouts_column_paid()
}

/** What holds a payment back, or why the bank did not pay. */
export function stateDetail(of: StateFacts): string | undefined {
  if (of.heldBackBy) return heldBackWords[of.heldBackBy]()
  return of.rejectReason ? bankReasonText(of.rejectReason) : undefined
}

/** The state as a badge; beside it its detail. */
export function PaymentState(props: { of: StateFacts; brief?: boolean }) {
  const detail = () => stateDetail(props.of)
  return (
    <span class="flex min-w-0 items-center gap-2" title={detail()}>
      <StateBadge meaning={props.of.heldBackBy ? 'bad' : meanings[props.of.state]}>
        {stateName(props.of.state)}
      </StateBadge>
      <Show when={!props.brief && detail()}>{(text) => <span class="truncate text-muted text-sm">{text()}</span>}</Show>
    </span>
  )
}
