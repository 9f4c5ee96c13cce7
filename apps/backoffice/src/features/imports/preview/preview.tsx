import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Tabs } from '@cauce/ui/tabs'
import { useNavigate, useSearch } from '@tanstack/solid-router'
import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { locale } from '../../../preferences.ts'
import { Page } from '../../../shell/page.tsx'
import { helpOf } from '../help.ts'
import type { ImportDetails, PageKind, RowsWanted } from '../kind.ts'
import { PreviewActions } from './actions.tsx'
import { PreviewHead } from './head.tsx'
import { PreviewTable } from './table.tsx'

/** The state on top, then every row of the file; which of them is in the address. */
export function Preview(props: { kind: PageKind; import: ImportDetails }) {
  const navigate = useNavigate()
  const search = useSearch({ strict: false })
  const only = (): RowsWanted => search().only
  const counts = () => props.import.counts
  const totals = () => ({ all: counts().green + counts().red, green: counts().green, red: counts().red })
  const tabs = () => [
    { value: 'all', label: m.imports_tab_all(), count: wholeNumber(totals().all) },
    { value: 'green', label: m.imports_tab_green(), count: wholeNumber(totals().green) },
    { value: 'red', label: m.imports_tab_red(), count: wholeNumber(totals().red) },
  ]
  const show = (tab: string) => {
    if (tab === (only() ?? 'all')) return
    void navigate({
      to: props.kind.paths.preview,
      params: { id: props.import.id },
      search: tab === 'all' ? {} : { only: tab as RowsWanted },
      replace: true,
    })
  }
  /** Rows are read anew for another import, for other rows of it, and for their reasons in another language. */
  const shown = () => `${props.import.id} ${only() ?? 'all'} ${locale()}`
  return (
    <Page
      title={props.import.fileName}
      fill
      help={helpOf(props.kind)}
      actions={<PreviewActions kind={props.kind} import={props.import} />}
    >
      {/* In a low window the head scrolls away before the rows do. */}
      <div class="flex min-h-0 grow flex-col overflow-y-auto">
        <PreviewHead kind={props.kind} import={props.import} />
        <Show when={props.import.state === 'saved' && props.kind.Result}>
          {(Result) => <Dynamic component={Result()} id={props.import.id} />}
        </Show>
        <div class="flex min-h-96 grow flex-col">
          <Tabs label={m.imports_rows()} value={only() ?? 'all'} tabs={tabs()} onChange={show}>
            <Show when={shown()} keyed>
              <PreviewTable kind={props.kind} import={props.import} only={only()} total={totals()[only() ?? 'all']} />
            </Show>
          </Tabs>
        </div>
      </div>
    </Page>
  )
}
