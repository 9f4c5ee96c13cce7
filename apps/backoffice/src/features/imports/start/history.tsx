import { type HistoricState, historicStates } from '@cauce/domain/imports/states'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Section } from '@cauce/ui/section'
import { Select } from '@cauce/ui/select'
import { SkeletonRows } from '@cauce/ui/skeleton'
import Undo from 'lucide-solid/icons/undo-2'
import { createMemo, createSignal, For, lazy, Match, Show, Suspense, Switch } from 'solid-js'
import { QueryFailed } from '../../../api/query-failed.tsx'
import { useInfiniteQuery } from '../../../api/use-query.ts'
import type { ImportFacts, PageKind } from '../kind.ts'
import { stateText } from '../state.tsx'
import { ImportItem } from './import-item.tsx'

const UndoDialog = lazy(() => import('../undo-dialog.tsx'))

/** What was imported before, the newest first; what is saved can be taken back. */
export function History(props: { kind: PageKind; centreId: string | undefined }) {
  const [undone, setUndone] = createSignal<ImportFacts>()
  const [asking, setAsking] = createSignal(false)
  const [state, setState] = createSignal<HistoricState>()
  const where = () => {
    const chosen = state()
    return { ...(props.centreId !== undefined && { centreId: props.centreId }), ...(chosen && { states: [chosen] }) }
  }
  const imports = useInfiniteQuery(() => ({
    queryKey: [...props.kind.procedures.list.key(), where()],
    queryFn: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) =>
      props.kind.procedures.list.ask({ ...where(), ...(pageParam && { after: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  }))
  const rows = createMemo(() => (imports.isSuccess ? imports.data.pages.flatMap((page) => page.rows) : []))
  const ask = (row: ImportFacts) => {
    setUndone(row)
    setAsking(true)
  }
  return (
    <Section
      title={m.imports_history()}
      beside={
        <Select
          class="w-36"
          aria-label={m.imports_history_filter()}
          value={state() ?? ''}
          placeholder={m.imports_history_all()}
          options={historicStates.map((value) => ({ value, label: stateText(value) }))}
          onChange={(value) => setState(historicStates.find((known) => known === value))}
        />
      }
    >
      <Switch fallback={<SkeletonRows rows={3} />}>
        <Match when={rows().length > 0}>
          <ul class="divide-y divide-line" aria-label={m.imports_history()}>
            <For each={rows()}>
              {(row) => (
                <ImportItem kind={props.kind} import={row}>
                  <Show when={row.state === 'saved'}>
                    <Button
                      icon={<Undo class="size-4" aria-hidden="true" />}
                      aria-label={m.imports_undo_of({ file: row.fileName })}
                      onClick={() => ask(row)}
                    >
                      {m.shell_undo()}
                    </Button>
                  </Show>
                </ImportItem>
              )}
            </For>
          </ul>
          <Show when={imports.hasNextPage}>
            <Button class="mt-3" busy={imports.isFetchingNextPage} onClick={() => void imports.fetchNextPage()}>
              {m.imports_more()}
            </Button>
          </Show>
        </Match>
        <Match when={imports.isSuccess}>
          <p class="text-muted">{state() ? m.imports_history_none() : m.imports_history_empty()}</p>
        </Match>
        <Match when={imports.isError}>
          <QueryFailed of={imports} />
        </Match>
      </Switch>
      <Suspense>
        <Show when={undone()}>
          {(row) => <UndoDialog kind={props.kind} import={row()} open={asking()} onOpenChange={setAsking} />}
        </Show>
      </Suspense>
    </Section>
  )
}
