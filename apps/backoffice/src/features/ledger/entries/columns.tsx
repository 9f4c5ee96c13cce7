import { money } from '@cauce/i18n/format'
import { entryText } from '@cauce/i18n/ledger-words'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Show } from 'solid-js'
import type { Card, Column } from '../../../lists/declaration.ts'
import { TwoLines } from '../../../lists/two-lines.tsx'
import { accountsOn, type Entry, onAccount } from '../words.ts'

/** What an entry moves between which accounts; of one account, what it puts on which side of it. */
export const columns = (account: string | undefined): Column<Entry>[] => [
  {
    ...{ id: 'at', name: m.ledger_column_at, class: 'text-muted max-xl:text-sm' },
    cell: (row) => <RelativeTime at={row.postedAt} />,
  },
  {
    ...{ id: 'what', name: m.ledger_column_what, fill: true, class: 'font-medium' },
    cell: (row) => <TwoLines text={entryText(row.fact)} />,
  },
  {
    ...{ id: 'order', name: m.ledger_column_order, class: 'max-w-40 truncate', optional: 'shown' },
    cell: (row) => row.order?.reference,
  },
  {
    ...{
      id: 'merchant',
      name: m.ledger_column_merchant,
      class: 'max-w-48 truncate',
      optional: 'shown',
      wideOnly: true,
    },
    cell: (row) => row.merchantName,
  },
  ...(account === undefined ? ofBothSides : ofAccount(account)),
]

const ofBothSides: Column<Entry>[] = [
  {
    ...{ id: 'debit', name: m.ledger_column_debit, optional: 'shown' },
    cell: (row) => <TwoLines text={accountsOn('debit', row)} class="w-28 xl:w-40" />,
  },
  {
    ...{ id: 'credit', name: m.ledger_column_credit, optional: 'shown' },
    cell: (row) => <TwoLines text={accountsOn('credit', row)} class="w-28 xl:w-40" />,
  },
  {
    ...{ id: 'amount', name: m.ledger_column_amount, right: true, class: 'font-medium' },
    cell: (row) => <Money cents={row.amountCents} />,
  },
]

const ofAccount = (account: string): Column<Entry>[] => [
  {
    ...{ id: 'in', name: m.ledger_column_debit, right: true, class: 'font-medium' },
    cell: (row) => <Side cents={onAccount(row, account)} />,
  },
  {
    ...{ id: 'out', name: m.ledger_column_credit, right: true, class: 'font-medium' },
    cell: (row) => <Side cents={-onAccount(row, account)} />,
  },
]

const Side = (props: { cents: number }) => (
  <Show when={props.cents > 0}>
    <Money cents={props.cents} />
  </Show>
)

export const entryCard = (row: Entry): Card => ({
  title: entryText(row.fact),
  amount: money(row.amountCents),
  below: (
    <>
      <span class="whitespace-nowrap">{row.order?.reference ?? row.payment?.number}</span>
      <span class="min-w-0 grow truncate text-right">{row.merchantName}</span>
    </>
  ),
  at: <RelativeTime at={row.postedAt} />,
})
