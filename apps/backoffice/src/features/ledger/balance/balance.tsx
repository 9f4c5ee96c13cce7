import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { SkeletonRows } from '@cauce/ui/skeleton'
import { StateBadge } from '@cauce/ui/state-badge'
import { keepPreviousData } from '@tanstack/solid-query'
import { Match, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { Period } from '../period.tsx'
import { type LedgerSearch, periodOf } from '../search.ts'
import { BalanceTable } from './balance-table.tsx'
import { ExportBalance } from './export-balance.tsx'

/** The trial balance: what went into and out of each account, and that both sides meet. */
export function Balance(props: { search: LedgerSearch; onNarrow: (changed: LedgerSearch) => void }) {
  const found = useQuery(() => ({
    ...api.ledger.trialBalance.queryOptions(periodOf(props.search)),
    placeholderData: keepPreviousData,
  }))
  const differenceCents = () =>
    found.data ? found.data.total.openingCents + found.data.total.debitCents - found.data.total.creditCents : 0
  return (
    <>
      <Period search={props.search} onNarrow={props.onNarrow} days>
        <ExportBalance filter={periodOf(props.search)} />
      </Period>
      <div class="flex min-h-0 grow flex-col pb-4">
        <Switch fallback={<SkeletonRows rows={9} />}>
          <Match when={found.data}>
            {(balance) => (
              <>
                <p class="pb-3">
                  <StateBadge meaning={differenceCents() === 0 ? 'good' : 'bad'}>
                    {differenceCents() === 0
                      ? m.ledger_balanced()
                      : m.ledger_unbalanced({ amount: money(differenceCents()) })}
                  </StateBadge>
                </p>
                <BalanceTable balance={balance()} search={props.search} />
              </>
            )}
          </Match>
          <Match when={found.isError}>
            <QueryFailed of={found} />
          </Match>
        </Switch>
      </div>
    </>
  )
}
