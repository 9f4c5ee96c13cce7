import type { DisbursementState } from '@cauce/domain/disbursement/states'
import { disbursementStateWords } from '@cauce/i18n/disbursement-words'
import { currentLocale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { type Meaning, StateBadge } from '@cauce/ui/state-badge'
import { Show } from 'solid-js'
import type { Row } from './row.ts'

const meanings: Record<DisbursementState, Meaning> = {
  prepared: 'waiting',
  sent: 'waiting',
  paid: 'good',
  rejected: 'bad',
}

export const stateName = (state: DisbursementState): string =>
  disbursementStateWords[state]({}, { locale: currentLocale() })

/** The state as a badge; beside it what is missing, or why the bank did not pay. */
export function PaymentState(props: { of: Pick<Row, 'state' | 'missing' | 'rejectReason'>; brief?: boolean }) {
  const detail = () => (props.of.missing ? m.payouts_missing_iban() : props.of.rejectReason)
  return (
    <span class="flex min-w-0 items-center gap-2" title={detail() ?? undefined}>
      <StateBadge meaning={props.of.missing ? 'bad' : meanings[props.of.state]}>{stateName(props.of.state)}</StateBadge>
      <Show when={!props.brief && detail()}>{(text) => <span class="truncate text-muted text-sm">{text()}</span>}</Show>
    </span>
  )
}
