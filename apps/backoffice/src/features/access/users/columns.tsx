import { m } from '@cauce/i18n/messages'
import { roleName } from '@cauce/i18n/role-names'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Show } from 'solid-js'
import type { Card, Column } from '../../../lists/declaration.ts'
import type { Row } from './row.ts'
import { UserState } from './state.tsx'

const centresText = ({ centres, merchant }: Row): string =>
  merchant === null ? '' : centres.length > 0 ? centres.map(({ name }) => name).join(', ') : m.people_all_centres()

export const userColumns = (everyMerchant: boolean): Column<Row>[] => [
  { id: 'name', name: m.people_column_name, class: 'max-w-56 truncate font-medium', cell: (row) => row.name },
  { id: 'email', name: m.people_column_email, class: 'max-w-80 truncate max-xl:max-w-72', cell: (row) => row.email },
  { id: 'role', name: m.people_column_role, class: 'max-w-56 truncate', cell: (row) => roleName(row.role) },
  ...(everyMerchant ? [merchantColumn] : []),
  {
    id: 'centres',
    name: m.people_column_centres,
    optional: 'shown',
    fill: true,
    class: 'truncate text-muted',
    cell: (row) => <span title={centresText(row)}>{centresText(row)}</span>,
  },
  { id: 'state', name: m.people_column_state, cell: (row) => <UserState row={row} /> },
  {
    id: 'invited',
    name: m.people_invited,
    optional: 'hidden',
    class: 'text-muted',
    cell: (row) => <Show when={row.invitation}>{(sent) => <RelativeTime at={sent().sentAt} />}</Show>,
  },
]

const merchantColumn: Column<Row> = {
  id: 'merchant',
  name: m.people_column_merchant,
  optional: 'shown',
  class: 'max-w-40 truncate',
  cell: (row) => row.merchant?.name ?? 'Cauce',
}

/** On a phone: who, how they stand, and what they do where. */
export const userCard = (row: Row): Card => ({
  title: row.name,
  amount: <UserState row={row} />,
  text: row.email,
  below: <span class="min-w-0 grow truncate">{roleName(row.role)}</span>,
  at: <span class="max-w-2/5 shrink-0 truncate">{centresText(row)}</span>,
})
