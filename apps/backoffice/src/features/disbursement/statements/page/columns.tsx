import { date } from '@cauce/i18n/format'
import { currentLocale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { Money } from '@cauce/ui/money'
import { formatMoney } from '@cauce/ui/money-text'
import type { Card, Column } from '../../../../lists/declaration.ts'
import type { Entry } from '../row.ts'
import { EntryStanding } from '../state.tsx'

/** In the currency of the entry, with its sign. */
export const amountOf = ({ amountCents, currency }: Entry): string =>
  formatMoney(amountCents, currentLocale(), currency)

const whatOf = ({ remittance, endToEndId, bankReference }: Entry): string =>
  remittance ?? endToEndId ?? bankReference ?? ''

export const columns: Column<Entry>[] = [
  { id: 'day', name: m.statements_entry_day, class: 'tabular-nums', cell: (row) => date(row.bookedOn) },
  {
    ...{ id: 'who', name: m.statements_entry_who, class: 'max-w-44 truncate' },
    // Where the text has no column, it says what the bank names nobody for.
    cell: (row, tight) => {
      const who = row.counterparty ?? (tight ? whatOf(row) : '')
      return <span title={who}>{who}</span>
    },
  },
  {
    ...{ id: 'what', name: m.statements_entry_what, class: 'max-w-48 truncate', optional: 'shown', wideOnly: true },
    cell: (row) => <span title={whatOf(row)}>{whatOf(row)}</span>,
  },
  {
    ...{ id: 'payment', name: m.statements_entry_payment, class: 'max-w-56 truncate' },
    cell: (row) => <span title={row.payment?.merchantName}>{(row.payment ?? row.refund)?.number}</span>,
  },
  {
    ...{ id: 'amount', name: m.statements_entry_amount, right: true, class: 'font-medium' },
    cell: (row) => <Money cents={row.amountCents} currency={row.currency} />,
  },
  {
    ...{ id: 'state', name: m.statements_entry_state, fill: true },
    cell: (row) => <EntryStanding of={row} />,
  },
]

export const entryCard = (row: Entry): Card => ({
  title: row.counterparty ?? (whatOf(row) || m.statements_entry_nobody()),
  amount: amountOf(row),
  below: <EntryStanding of={row} />,
  at: date(row.bookedOn),
})
