import { logChanges } from '@cauce/i18n/log-values'
import { actionName } from '@cauce/i18n/log-words'
import { m } from '@cauce/i18n/messages'
import { RelativeTime } from '@cauce/ui/relative-time'
import type { Card, Column } from '../../../lists/declaration.ts'
import type { Row } from './row.ts'
import { SubjectLink } from './subject-link.tsx'
import { actorText } from './texts.ts'

/** `everyMerchant`: whose line it is says something only to those who see several. */
export const lineColumns = (everyMerchant: boolean): Column<Row>[] => [
  { id: 'at', name: m.log_column_at, class: 'text-muted max-xl:text-sm', cell: (row) => <RelativeTime at={row.at} /> },
  ...(everyMerchant ? [merchantColumn] : []),
  {
    id: 'actor',
    name: m.log_column_actor,
    class: 'max-w-48 truncate max-xl:max-w-32',
    cell: (row) => <span title={actorText(row.actor)}>{actorText(row.actor)}</span>,
  },
  { id: 'action', name: m.log_column_action, class: 'max-w-64 truncate', cell: (row) => actionName(row.action) },
  {
    id: 'subject',
    name: m.log_column_subject,
    class: 'max-w-64 truncate max-xl:max-w-40',
    cell: (row) => <SubjectLink row={row} />,
  },
  {
    id: 'changes',
    name: m.log_column_changes,
    fill: true,
    class: 'text-muted truncate',
    cell: (row) => <span title={changesText(row)}>{changesText(row)}</span>,
  },
  { id: 'ip', name: m.log_column_ip, optional: 'hidden', class: 'tabular-nums', cell: (row) => row.ip ?? '' },
  {
    id: 'device',
    name: m.log_column_device,
    optional: 'hidden',
    class: 'max-w-40 truncate',
    cell: (row) => <span title={row.device ?? ''}>{row.device ?? ''}</span>,
  },
]

const merchantColumn: Column<Row> = {
  id: 'merchant',
  name: m.log_column_merchant,
  optional: 'shown',
  class: 'max-w-40 truncate max-xl:max-w-28',
  cell: (row) => row.merchant?.name ?? '',
}

const changesText = ({ subject, changes }: Row): string => logChanges(subject.kind, changes)

/** On a phone: what was done and when, then who and on what. */
export const lineCard = (row: Row): Card => ({
  title: actionName(row.action),
  at: <RelativeTime at={row.at} />,
  below: (
    <>
      <span class="max-w-1/2 shrink-0 truncate">{actorText(row.actor)}</span>
      <span class="min-w-0 grow truncate text-right">
        <SubjectLink row={row} />
      </span>
    </>
  ),
})
