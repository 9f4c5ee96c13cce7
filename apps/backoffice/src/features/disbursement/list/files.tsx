import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Cell, DataTable, HeaderCell } from '@cauce/ui/data-table'
import { EmptyState } from '@cauce/ui/empty-state'
import { Money } from '@cauce/ui/money'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Skeleton } from '@cauce/ui/skeleton'
import Download from 'lucide-solid/icons/download'
import { For, Match, Switch } from 'solid-js'
import { api } from '../../../api/api.ts'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useQuery } from '../../../api/use-query.ts'
import { takeFile } from '../take-file.ts'

/** What was handed to the bank, to be downloaded again. */
export function Files() {
  const files = useQuery(() => api.disbursements.files.queryOptions(undefined))
  return (
    <Switch fallback={<Skeleton class="h-40 w-full" />}>
      <Match when={files.isError}>
        <QueryFailed of={files} />
      </Match>
      <Match when={files.isSuccess && files.data.length === 0}>
        <EmptyState title={m.payouts_files()}>{m.payouts_files_empty()}</EmptyState>
      </Match>
      <Match when={files.isSuccess && files.data}>
        {(rows) => (
          <>
            <p class="py-3 text-muted text-sm">{m.payouts_files_text()}</p>
            <DataTable label={m.payouts_files()} class="panel">
              <thead>
                <tr>
                  <HeaderCell label={m.payouts_column_at()} />
                  <HeaderCell label={m.payouts_column_by()} class="max-sm:hidden" />
                  <HeaderCell label={m.payouts_month_payments()} align="right" class="max-sm:hidden" />
                  <HeaderCell label={m.payouts_column_paid()} align="right" />
                  <HeaderCell label={m.payouts_column_file()} />
                </tr>
              </thead>
              <tbody>
                <For each={rows()}>
                  {(file) => (
                    <tr>
                      <Cell class="max-sm:py-2">
                        <RelativeTime at={file.madeAt} />
                        <span class="block max-w-32 truncate text-muted text-sm sm:hidden">{file.madeBy}</span>
                      </Cell>
                      <Cell class="max-sm:hidden">{file.madeBy}</Cell>
                      <Cell right class="max-sm:hidden">
                        {wholeNumber(file.payments)}
                      </Cell>
                      <Cell right>
                        <Money cents={file.totalCents} />
                      </Cell>
                      <Cell>
                        <Button
                          aria-label={m.payouts_file_download({ id: file.messageId })}
                          onClick={() => void takeFile('bank', file.id)}
                        >
                          <Download class="size-4" aria-hidden="true" />
                          XML
                        </Button>
                      </Cell>
                    </tr>
                  )}
                </For>
              </tbody>
            </DataTable>
          </>
        )}
      </Match>
    </Switch>
  )
}
