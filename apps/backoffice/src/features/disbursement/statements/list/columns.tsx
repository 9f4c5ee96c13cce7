import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { RelativeTime } from '@cauce/ui/relative-time'
import type { Card, Column } from '../../../../lists/declaration.ts'
import { daysOf, type Statement, statementName } from '../row.ts'
import { StatementState } from '../state.tsx'

export const columns: Column<Statement>[] = [
  { id: 'days', name: m.statements_column_days, class: 'tabular-nums', cell: daysOf },
  {
    ...{ id: 'number', name: m.statements_column_number, class: 'max-w-40 truncate font-medium' },
    cell: (row) => statementName(row),
  },
  {
    ...{ id: 'account', name: m.statements_column_account, class: 'tabular-nums', optional: 'shown' },
    cell: (row) => row.account,
  },
  {
    ...{ id: 'entries', name: m.statements_column_entries, right: true },
    cell: (row) => wholeNumber(row.entries),
  },
  {
    ...{ id: 'matched', name: m.statements_column_matched, right: true, wideOnly: true },
    cell: (row) => wholeNumber(row.matched),
  },
  {
    ...{ id: 'differences', name: m.statements_column_differences, fill: true },
    cell: (row) => <StatementState of={row} />,
  },
  {
    ...{ id: 'imported', name: m.statements_column_imported, class: 'text-muted', optional: 'shown' },
    cell: (row) => <RelativeTime at={row.importedAt} />,
  },
  {
    ...{ id: 'by', name: m.statements_column_by, class: 'max-w-40 truncate', optional: 'shown' },
    cell: (row) => row.importedBy,
  },
]

export const statementCard = (row: Statement): Card => ({
  title: daysOf(row) || statementName(row),
  text: statementName(row),
  amount: wholeNumber(row.entries),
  below: <StatementState of={row} />,
  at: <RelativeTime at={row.importedAt} />,
})
