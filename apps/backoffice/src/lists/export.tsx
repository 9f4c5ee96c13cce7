import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { DemandedPanel } from '@cauce/ui/demanded-panel'
import { Notice } from '@cauce/ui/notice'
import type { OnDemandProps } from '@cauce/ui/on-demand'
import { createSignal, For, Show } from 'solid-js'
import { failureText } from '../api/failure-text.ts'
import { locale } from '../preferences.ts'
import type { List } from './create-list.ts'
import { download, type ExportRequest } from './download.ts'
import type { ListRow } from './pages.ts'

/** The present view as a file: its filters, its order, its columns. */
export default function Export(props: OnDemandProps & { list: List<ListRow> }) {
  const [running, setRunning] = createSignal<ExportRequest['format']>()
  const [bytes, setBytes] = createSignal(0)
  const [failure, setFailure] = createSignal<string>()

  const start = async (format: ExportRequest['format'], close: () => void) => {
    const file = props.list.declared.export
    if (!file) return
    setRunning(format)
    setBytes(0)
    setFailure(undefined)
    try {
      const columns = props.list.columns().map(({ id }) => id)
      await download(file.path, { ...file.asked(columns), format, locale: locale() }, setBytes)
      close()
    } catch (error) {
      setFailure(failureText(error))
    } finally {
      setRunning(undefined)
    }
  }
  return (
    <DemandedPanel {...props} heading={props.label} class="w-64">
      {(close) => (
        <>
          <p class="text-muted">{m.list_export_text()}</p>
          <div class="flex gap-2">
            <For each={['xlsx', 'csv'] as const}>
              {(format) => (
                <Button
                  class="grow"
                  busy={running() === format}
                  disabled={running() !== undefined && running() !== format}
                  onClick={() => void start(format, close)}
                >
                  {format.toUpperCase()}
                </Button>
              )}
            </For>
          </div>
          <Show when={running()}>
            <p role="status" class="text-muted text-sm tabular-nums">
              {m.list_export_running({ kilobytes: wholeNumber(Math.ceil(bytes() / 1024)) })}
            </p>
          </Show>
          <Show when={failure()}>{(text) => <Notice meaning="bad">{text()}</Notice>}</Show>
        </>
      )}
    </DemandedPanel>
  )
}
