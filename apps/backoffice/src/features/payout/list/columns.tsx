import { date } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { StateBadge } from '@cauce/ui/state-badge'
import { Show } from 'solid-js'
import type { Card, Column } from '../../../lists/declaration.ts'
import type { Row } from '../row.ts'

/** The account, masked, or that there is none; beside it that another one waits to be approved. */
const Account = (props: { of: Row }) => (
  <span class="flex min-w-0 flex-wrap items-center gap-2">
    <Show when={props.of.account} fallback={<StateBadge meaning="bad">{m.payout_account_missing()}</StateBadge>}>
      {(account) => <span class="tabular-nums">{account()}</span>}
    </Show>
    <Show when={props.of.isWaiting}>
      <StateBadge meaning="waiting">{m.payout_change_waits()}</StateBadge>
    </Show>
  </span>
)

export const columns: Column<Row>[] = [
  { id: 'merchant', name: m.payout_column_merchant, class: 'max-w-64 truncate font-medium', cell: (row) => row.name },
  { id: 'account', name: m.payout_column_account, fill: true, cell: (row) => <Account of={row} /> },
  {
    ...{ id: 'hour', name: m.payout_column_hour, class: 'tabular-nums' },
    cell: (row) => m.payout_hour_at({ hour: row.hour }),
  },
  { id: 'zone', name: m.payout_time_zone, optional: 'shown', class: 'text-muted', cell: (row) => row.timeZone },
  {
    ...{ id: 'tariff', name: m.payout_column_tariff, class: 'tabular-nums' },
    cell: (row) => (row.tariffSince === null ? '—' : date(row.tariffSince)),
  },
]

export const merchantCard = (row: Row): Card => ({
  title: row.name,
  below: <Account of={row} />,
  at: m.payout_hour_at({ hour: row.hour }),
})
