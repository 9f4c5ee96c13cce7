import { date, dateTime } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { bankReasonText, entryDifferenceTexts } from '@cauce/i18n/statement-words'
import { word } from '@cauce/i18n/words'
import { Button } from '@cauce/ui/button'
import { type Description, DescriptionList } from '@cauce/ui/description-list'
import { Dialog } from '@cauce/ui/dialog'
import { linkClass } from '@cauce/ui/link'
import { Link } from '@tanstack/solid-router'
import { Show } from 'solid-js'
import { useSession } from '../../../../session/session.tsx'
import { stateName } from '../../state.tsx'
import type { Entry } from '../row.ts'
import { EntryStanding } from '../state.tsx'
import { amountOf } from './columns.tsx'

/** All that the bank says of one entry, and what finance may do with it. */
export function EntryDialog(props: {
  entry: Entry
  onClose: () => void
  onMatch: () => void
  onDismiss: () => void
  onReopen: () => void
}) {
  const session = useSession()
  const settles = () => session.can('statements.import')
  const said = (term: string, detail: string | null): Description[] => (detail === null ? [] : [{ term, detail }])
  const facts = (): Description[] => {
    const { entry } = props
    return [
      ...said(m.statements_entry_day(), date(entry.bookedOn)),
      ...said(m.statements_entry_amount(), amountOf(entry)),
      ...said(m.statements_entry_who(), entry.counterparty),
      ...said(m.statements_column_account(), entry.counterpartyAccount),
      ...said(m.statements_entry_what(), entry.remittance),
      ...said(m.statements_entry_reference(), entry.endToEndId),
      ...said(m.statements_entry_bank_reference(), entry.bankReference),
      ...(entry.isReturn ? [{ term: m.statements_entry_is_return(), detail: returnText(entry) }] : []),
      ...(entry.payment
        ? [{ term: m.statements_entry_disbursement(), detail: <PaymentLink of={entry.payment} /> }]
        : []),
      ...(entry.refund ? [{ term: m.refunds_column_number(), detail: <RefundLink of={entry.refund} /> }] : []),
      ...said(m.statements_entry_dismissed_because(), entry.reason),
      ...said(m.statements_entry_settled(), entry.settledAt && dateTime(entry.settledAt)),
      ...said(m.statements_entry_settled_by(), entry.settledBy),
    ]
  }
  const difference = () => (props.entry.state === 'difference' ? props.entry.difference : null)
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      size="md"
      title={m.statements_entry_title({ position: props.entry.position })}
      footer={
        settles() && (props.entry.state === 'difference' || props.entry.mayReopen) ? (
          <Show
            when={props.entry.state === 'difference'}
            fallback={<Button onClick={() => props.onReopen()}>{m.statements_reopen()}</Button>}
          >
            <Button onClick={() => props.onDismiss()}>{m.statements_dismiss()}</Button>
            <Button variant="primary" onClick={() => props.onMatch()}>
              {m.statements_match()}
            </Button>
          </Show>
        ) : undefined
      }
    >
      <EntryStanding of={props.entry} />
      <Show when={difference()}>
        {(which) => <p class="mt-2 text-pretty">{word(entryDifferenceTexts[which()])}</p>}
      </Show>
      <div class="mt-4">
        <DescriptionList items={facts()} />
      </div>
    </Dialog>
  )
}

const returnText = ({ returnReason }: Entry): string => (returnReason === null ? '' : bankReasonText(returnReason))

const RefundLink = (props: { of: NonNullable<Entry['refund']> }) => (
  <Link to="/orders/$id" params={{ id: props.of.orderId }} class={linkClass}>
    {props.of.number}
  </Link>
)

const PaymentLink = (props: { of: NonNullable<Entry['payment']> }) => (
  <>
    <Link to="/disbursements/$id" params={{ id: props.of.id }} class={linkClass}>
      {props.of.number}
    </Link>{' '}
    <span class="text-muted">
      {props.of.merchantName} · {stateName(props.of.state)}
    </span>
  </>
)
