import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { iconButtonClass } from '@cauce/ui/icon-button'
import { OnDemand, onDemand } from '@cauce/ui/on-demand'
import { TextInput } from '@cauce/ui/text-input'
import Bookmark from 'lucide-solid/icons/bookmark'
import Columns3 from 'lucide-solid/icons/columns-3'
import Download from 'lucide-solid/icons/download'
import ListFilter from 'lucide-solid/icons/list-filter'
import Search from 'lucide-solid/icons/search'
import { createEffect, createSignal, lazy, on, onCleanup, Show } from 'solid-js'
import { useSession } from '../../../session/session.tsx'
import type { Options } from '../row.ts'
import type { Columns } from './columns.ts'
import { type ListSearch, readListSearch } from './search.ts'

const Filters = lazy(() => import('./filters.tsx'))
const Views = lazy(() => import('./views.tsx'))
const ColumnChooser = lazy(() => import('./column-chooser.tsx'))
const Export = lazy(() => import('./export.tsx'))

/** After the last keystroke. */
const settleMs = 250

export type ToolbarProps = {
  search: ListSearch
  onSearch: (next: ListSearch, replace?: boolean) => void
  columns: Columns
  options: Options | undefined
}

/** What narrows the list, and what keeps or takes away its present view. */
export function Toolbar(props: ToolbarProps) {
  const session = useSession()
  return (
    <div class="no-print flex items-center gap-2 pt-3 pb-2">
      <SearchBox search={props.search} onSearch={props.onSearch} />
      <OnDemand
        panel={onDemand(Filters, () => ({
          search: props.search,
          onSearch: props.onSearch,
          options: props.options,
        }))}
        label={m.financing_filters()}
        triggerClass={buttonClass()}
        trigger={
          <>
            <ListFilter class="size-4" aria-hidden="true" />
            <span class="max-sm:sr-only">{m.financing_filters()}</span>
          </>
        }
      />
      <span class="flex shrink-0 items-center gap-1 sm:ml-auto">
        <OnDemand
          panel={onDemand(Views, () => ({ search: props.search, onSearch: props.onSearch }))}
          label={m.financing_views()}
          triggerClass={iconButtonClass}
          trigger={<Bookmark class="size-4" aria-hidden="true" />}
        />
        <span class="max-sm:hidden">
          <OnDemand
            panel={onDemand(ColumnChooser, () => ({ columns: props.columns }))}
            label={m.financing_columns()}
            triggerClass={iconButtonClass}
            trigger={<Columns3 class="size-4" aria-hidden="true" />}
          />
        </span>
        <Show when={session.can('financings.export')}>
          <OnDemand
            panel={onDemand(Export, () => ({ search: props.search, columns: props.columns }))}
            label={m.financing_export()}
            triggerClass={iconButtonClass}
            trigger={<Download class="size-4" aria-hidden="true" />}
          />
        </Show>
      </span>
    </div>
  )
}

function SearchBox(props: Pick<ToolbarProps, 'search' | 'onSearch'>) {
  const [text, setText] = createSignal('')
  createEffect(
    on(
      () => props.search.q,
      (q) => setText((now) => (now.trim() === (q ?? '').trim() ? now : (q ?? ''))),
    ),
  )
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const look = (typed: string) => {
    clearTimeout(timer)
    props.onSearch(readListSearch({ ...props.search, q: typed }), true)
  }
  return (
    <TextInput
      type="search"
      class="min-w-0 grow basis-0 sm:max-w-80 sm:basis-80"
      aria-label={m.financing_search_placeholder()}
      aria-keyshortcuts="/"
      placeholder={m.financing_search_placeholder()}
      maxLength={80}
      autocomplete="off"
      spellcheck={false}
      leading={<Search class="size-4" aria-hidden="true" />}
      value={text()}
      onChange={(typed) => {
        setText(typed)
        clearTimeout(timer)
        timer = setTimeout(() => look(typed), settleMs)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') look(text())
        if (event.key === 'Escape') {
          event.preventDefault()
          if (text()) {
            setText('')
            look('')
          } else event.currentTarget.blur()
        }
      }}
    />
  )
}
