import { dateTime, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { RecordHead } from '@cauce/ui/record-head'
import { SkeletonRows } from '@cauce/ui/skeleton'
import { StateBadge } from '@cauce/ui/state-badge'
import RefreshCw from 'lucide-solid/icons/refresh-cw'
import { Match, Show, Switch } from 'solid-js'
import { api, type Outputs } from '../../../api/api.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { Period } from '../period.tsx'
import { type LedgerSearch, merchantsOf } from '../search.ts'
import { Differences } from './differences.tsx'
import { Figures } from './figures.tsx'
import { Merchants } from './merchants.tsx'

/** Whether all that the product shows is what the ledger says; asked for, since it reads everything there is. */
export function Check(props: { search: LedgerSearch; onNarrow: (changed: LedgerSearch) => void }) {
  const found = useQuery(() => ({
    ...api.ledger.check.queryOptions(merchantsOf(props.search)),
    refetchOnWindowFocus: false,
    meta: { live: false },
  }))
  return (
    <div class="min-h-0 grow overflow-y-auto pb-12 print:overflow-visible">
      <Period search={props.search} onNarrow={props.onNarrow}>
        <Button
          busy={found.isFetching}
          icon={<RefreshCw class="size-4" aria-hidden="true" />}
          onClick={() => void found.refetch()}
        >
          {m.ledger_check_again()}
        </Button>
      </Period>
      <Switch fallback={<SkeletonRows rows={12} />}>
        <Match when={found.isError}>
          <QueryFailed of={found} />
        </Match>
        <Match when={found.data}>{(check) => <Result check={check()} />}</Match>
      </Switch>
    </div>
  )
}

const Result = (props: { check: Outputs['ledger']['check'] }) => (
  <div class="grid gap-4">
    <div role="status">
      <RecordHead
        state={
          <StateBadge meaning={props.check.differing === 0 ? 'good' : 'bad'}>
            {props.check.differing === 0
              ? m.ledger_check_good()
              : m.ledger_check_bad({ count: wholeNumber(props.check.differing) })}
          </StateBadge>
        }
        next={props.check.differing === 0 ? m.ledger_check_good_text() : m.ledger_check_bad_text()}
        facts={m.ledger_check_at({ at: dateTime(props.check.checkedAt) })}
      />
    </div>
    <Show when={props.check.differing > 0}>
      <Differences check={props.check} />
    </Show>
    <Figures check={props.check} />
    <Show when={props.check.merchants.length > 1}>
      <Merchants check={props.check} />
    </Show>
  </div>
)
