import { m } from '@cauce/i18n/messages'
import { EmptyState } from '@cauce/ui/empty-state'
import { getRouteApi, useNavigate } from '@tanstack/solid-router'
import { api } from '../../../api/api.ts'
import { createList } from '../../../lists/create-list.ts'
import { ListView } from '../../../lists/list-view.tsx'
import { useChangedIds } from '../../../lists/use-changed-ids.ts'
import { Page } from '../../../shell/page.tsx'
import type { Row } from '../row.ts'
import { columns, merchantCard } from './columns.tsx'
import { address, filterOf, type MerchantSearch } from './search.ts'

const route = getRouteApi('/shell/payout')

/** Every merchant with the account it is paid to; whose change waits for finance can be shown alone. */
export default function MerchantList() {
  const navigate = useNavigate()
  const search = route.useSearch()
  const filter = () => filterOf(search())
  const list = createList<Row, MerchantSearch>({
    name: 'payout',
    label: m.payout_title,
    address,
    search,
    onSearch: (next, replace) => void navigate({ to: '/payout', search: next, replace }),
    source: {
      key: () => [['payoutSettings', 'merchants'], filter()],
      read: (asked, signal) => api.payoutSettings.merchants.ask({ ...filter(), ...asked }, signal),
    },
    columns: () => columns,
    card: merchantCard,
    rowName: (row) => row.name,
    onOpen: ({ id }) => void navigate({ to: '/payout/$merchantId', params: { merchantId: id } }),
    searchFor: m.payout_search,
    filters: () => [
      {
        kind: 'several',
        name: 'account',
        label: m.payout_filter_account,
        choices: () => [
          { value: 'waiting', label: m.payout_filter_waiting() },
          { value: 'missing', label: m.payout_filter_missing() },
        ],
      },
    ],
    empty: () => <EmptyState title={m.payout_empty_title()}>{m.payout_empty_text()}</EmptyState>,
  })
  // A change of account is logged under its own id.
  useChangedIds(['merchant', 'account-change'], async () => void (await list.query.refetch()))
  return (
    <Page
      title={m.payout_title()}
      fill
      help={[m.payout_help_account(), m.payout_help_tariff(), m.payout_help_invoice()]}
    >
      <ListView list={list} />
    </Page>
  )
}
