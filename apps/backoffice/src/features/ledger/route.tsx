import { m } from '@cauce/i18n/messages'
import { Tabs } from '@cauce/ui/tabs'
import { getRouteApi, useNavigate } from '@tanstack/solid-router'
import { Match, Switch } from 'solid-js'
import { Page } from '../../shell/page.tsx'
import { Balance } from './balance/balance.tsx'
import { Check } from './check/check.tsx'
import { Entries } from './entries/entries.tsx'
import { address, type LedgerSearch } from './search.ts'

const route = getRouteApi('/shell/ledger')

/** The books: what stands on each account, the entries behind it, and whether all that is shown agrees with them. */
export default function Ledger() {
  const navigate = useNavigate()
  const search = route.useSearch()
  const setSearch = (next: LedgerSearch, replace = false) => void navigate({ to: '/ledger', search: next, replace })
  const narrow = (changed: LedgerSearch) => setSearch(address.read({ ...search(), ...changed }), true)
  const tab = () => search().tab ?? 'balance'
  return (
    <Page title={m.ledger_title()} fill help={[m.ledger_help_what(), m.ledger_help_sides(), m.ledger_help_check()]}>
      <Tabs
        label={m.ledger_title()}
        value={tab()}
        tabs={[
          { value: 'balance', label: m.ledger_tab_balance() },
          { value: 'entries', label: m.ledger_tab_entries() },
          { value: 'check', label: m.ledger_tab_check() },
        ]}
        onChange={(next) => {
          if (next !== tab()) setSearch(address.read({ ...search(), tab: next }))
        }}
      >
        <Switch fallback={<Balance search={search()} onNarrow={narrow} />}>
          <Match when={tab() === 'entries'}>
            <Entries search={search} onSearch={setSearch} />
          </Match>
          <Match when={tab() === 'check'}>
            <Check search={search()} onNarrow={narrow} />
          </Match>
        </Switch>
      </Tabs>
    </Page>
  )
}
