import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { iconButtonClass } from '@cauce/ui/icon-button'
import { OnDemand, onDemand } from '@cauce/ui/on-demand'
import Bookmark from 'lucide-solid/icons/bookmark'
import Columns3 from 'lucide-solid/icons/columns-3'
import Download from 'lucide-solid/icons/download'
import ListFilter from 'lucide-solid/icons/list-filter'
import { lazy, Show } from 'solid-js'
import type { List } from './create-list.ts'
import { NewRows } from './new-rows.tsx'
import type { ListRow } from './pages.ts'
import { SearchBox } from './search-box.tsx'

const Filters = lazy(() => import('./filters.tsx'))
const Views = lazy(() => import('./views.tsx'))
const ColumnChooser = lazy(() => import('./column-chooser.tsx'))
const Export = lazy(() => import('./export.tsx'))

/** What narrows the list, and what keeps or takes away its present view. */
export function Toolbar<Row extends ListRow>(props: { list: List<Row> }) {
  const own = () => ({ list: props.list as unknown as List<ListRow> })
  const declared = () => props.list.declared
  return (
    <div class="no-print flex items-center gap-2 pt-3 pb-2 empty:hidden">
      <Show when={declared().searchFor}>
        {(text) => (
          <SearchBox
            placeholder={text()()}
            text={String(props.list.search().q ?? '')}
            onSearch={(q) => props.list.narrow({ q })}
          />
        )}
      </Show>
      <Show when={declared().filters}>
        <OnDemand
          panel={onDemand(Filters, own)}
          label={m.list_filters()}
          triggerClass={buttonClass()}
          trigger={
            <>
              <ListFilter class="size-4" aria-hidden="true" />
              <span class="max-sm:sr-only">{m.list_filters()}</span>
            </>
          }
        />
      </Show>
      <NewRows list={props.list} class="mx-auto max-sm:hidden" />
      <span class="flex shrink-0 items-center gap-1 sm:ml-auto">
        <Show when={declared().views}>
          <OnDemand
            panel={onDemand(Views, own)}
            label={m.list_views()}
            triggerClass={iconButtonClass}
            trigger={<Bookmark class="size-4" aria-hidden="true" />}
          />
        </Show>
        <Show when={props.list.optionalColumns().length > 0}>
          <span class="max-sm:hidden">
            <OnDemand
              panel={onDemand(ColumnChooser, own)}
              label={m.list_columns()}
              triggerClass={iconButtonClass}
              trigger={<Columns3 class="size-4" aria-hidden="true" />}
            />
          </span>
        </Show>
        <Show when={declared().export}>
          <OnDemand
            panel={onDemand(Export, own)}
            label={m.list_export()}
            triggerClass={iconButtonClass}
            trigger={<Download class="size-4" aria-hidden="true" />}
          />
        </Show>
      </span>
    </div>
  )
}
