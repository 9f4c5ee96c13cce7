import type { FinancingColumn, FinancingExport } from '@cauce/domain/financing/filter'
import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Notice } from '@cauce/ui/notice'
import type { OnDemandProps } from '@cauce/ui/on-demand'
import { Popover } from '@cauce/ui/popover'
import { createSignal, For, Show } from 'solid-js'
import { failureText } from '../../../api/failure-text.ts'
import { locale } from '../../../preferences.ts'
import type { Columns } from './columns.ts'
import { downloadFinancings } from './download.ts'
import { filterOf, type ListSearch } from './search.ts'

/** The present view as a file: its filters, its order, its columns. */
export default function Export(props: OnDemandProps & { search: ListSearch; columns: Columns }) {
  const [open, setOpen] = createSignal(true)
  const [running, setRunning] = createSignal<FinancingExport['format']>()
  const [bytes, setBytes] = createSignal(0)
  const [failure, setFailure] = createSignal<string>()

  const columns = (): FinancingColumn[] => [
    'created',
    'reference',
    'customer',
    'phone',
    'state',
    ...(['agent', 'centre'] as const).filter(props.columns.isShown),
    'amount',
  ]
  const start = async (format: FinancingExport['format']) => {
    setRunning(format)
    setBytes(0)
    setFailure(undefined)
    try {
      await downloadFinancings(
        { filter: filterOf(props.search), columns: columns(), format, locale: locale() },
        setBytes,
      )
      setOpen(false)
    } catch (error) {
      setFailure(failureText(error))
    } finally {
      setRunning(undefined)
    }
  }
  return (
    <Popover
      trigger={props.trigger}
      triggerClass={props.triggerClass}
      label={props.label}
      title={props.label}
      open={open()}
      onOpenChange={setOpen}
    >
      <div class="grid w-64 max-w-full gap-3">
        <h2 class="font-medium">{props.label}</h2>
        <p class="text-muted">{m.financing_export_text()}</p>
        <div class="flex gap-2">
          <For each={['xlsx', 'csv'] as const}>
            {(format) => (
              <Button
                class="grow"
                busy={running() === format}
                disabled={running() !== undefined && running() !== format}
                onClick={() => void start(format)}
              >
                {format.toUpperCase()}
              </Button>
            )}
          </For>
        </div>
        <Show when={running()}>
          <p role="status" class="text-muted text-sm tabular-nums">
            {m.financing_export_running({ kilobytes: wholeNumber(Math.ceil(bytes() / 1024)) })}
          </p>
        </Show>
        <Show when={failure()}>{(text) => <Notice meaning="bad">{text()}</Notice>}</Show>
      </div>
    </Popover>
  )
}
