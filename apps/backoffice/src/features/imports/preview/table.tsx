import type { ImportColumnName } from '@cauce/domain/imports/kinds'
import { columnName } from '@cauce/i18n/columns'
import { m } from '@cauce/i18n/messages'
import { DataTable, HeaderCell } from '@cauce/ui/data-table'
import { ErrorState } from '@cauce/ui/error-state'
import { Skeleton } from '@cauce/ui/skeleton'
import { createVirtualRows } from '@cauce/ui/virtual-rows'
import { createEffect, createMemo, createSignal, For, on, Show, untrack } from 'solid-js'
import { failureText } from '../../../api/failure-text.ts'
import { useMedia } from '../../../media.ts'
import type { ImportDetails, PageKind, PreviewRow, RowsWanted } from '../kind.ts'
import { cardHeight, cardLineHeight, lineHeight, noteHeight, rowHeight } from './layout.ts'
import { beforeOf, cellText, noteLines, noteLinesOfCard } from './notes.ts'
import { RowView } from './row-view.tsx'
import { createPreviewRows } from './rows.ts'
import { createSight } from './sight.ts'
import { type ColumnWidths, changeWidth, fittedWidths, plainWidths, rowNumberWidth } from './widths.ts'

/** The rows in sight of one import, read from wherever one looks; on a phone each is a card. */
export function PreviewTable(props: { kind: PageKind; import: ImportDetails; only: RowsWanted; total: number }) {
  // A table is of one import and one choice of its rows: another is another table.
  const { kind, only, total } = props
  const { id, columns } = props.import
  const keys: readonly ImportColumnName[] = columns.map(({ key }) => key)
  const narrow = useMedia('(max-width: 767px)')
  const plainCard = cardHeight + keys.length * cardLineHeight
  const [fitted, setFitted] = createSignal<ColumnWidths>()
  const widths = () => fitted() ?? plainWidths(keys)
  const pixels = () =>
    narrow()
      ? { plain: plainCard, of: (row: PreviewRow) => plainCard + noteLinesOfCard(kind, keys, row) * noteHeight }
      : { plain: lineHeight, of: (row: PreviewRow) => rowHeight(noteLines(kind, widths(), row)) }

  const sight = createSight({ places: () => untrack(rows.places), onDrawn: (drawn) => rows.measured(drawn) })
  const rows = createPreviewRows({
    async read(at, limit) {
      const { rows: read } = await kind.procedures.rows.ask({ id, at, limit, ...(only && { only }) })
      setFitted((known) => known ?? fittedWidths(keys, read, textsOf(kind)))
      return read
    },
    count: total,
    pixels: () => untrack(pixels),
    held: sight.held,
  })
  const places = createMemo(rows.places)
  const virtual = createVirtualRows({ count: () => total, size: places, head: () => (narrow() ? 0 : lineHeight) })
  createEffect(() => {
    const shown = virtual.indexes()
    rows.look(shown[0] ?? 0, (shown.at(-1) ?? 0) + 1)
    for (const index of shown) rows.rowAt(index)
    sight.measureSoon()
  })
  createEffect(on(narrow, rows.reshaped, { defer: true }))

  return (
    <Show when={total > 0} fallback={<p class="px-1 py-6 text-muted">{m.imports_no_rows()}</p>}>
      <div class="flex min-h-60 grow flex-col pt-3 pb-4">
        <Show when={rows.failure()}>
          {(failure) => <ErrorState title={failureText(failure())} onRetry={rows.retry} />}
        </Show>
        <DataTable
          label={m.imports_rows()}
          class="panel grow [overflow-anchor:none] [&>table]:table-fixed"
          rowCount={total + 1}
          ref={(element) => {
            sight.attach(element)
            virtual.attach(element)
          }}
        >
          <Show when={!narrow()}>
            <thead>
              <tr>
                <HeaderCell label={m.imports_row()} align="right" width={`${rowNumberWidth}px`} />
                <HeaderCell label={m.imports_what()} width={`${changeWidth}px`} />
                <For each={keys}>
                  {(key) => (
                    <HeaderCell
                      label={columnName(key)}
                      align={key === 'priceCents' ? 'right' : 'left'}
                      width={`${widths().get(key)}px`}
                    />
                  )}
                </For>
              </tr>
            </thead>
          </Show>
          <tbody>
            <Show when={virtual.above() > 0}>
              <tr style={{ height: `${virtual.above()}px` }} />
            </Show>
            <For each={virtual.indexes()}>
              {(index) => (
                <Show
                  when={rows.rowAt(index)}
                  fallback={
                    <tr aria-rowindex={index + 2} style={{ height: `${pixels().plain}px` }}>
                      <td colSpan={narrow() ? 1 : keys.length + 2} class="border-line border-b px-3">
                        <Skeleton class="h-3 w-64 max-w-full" />
                      </td>
                    </tr>
                  }
                >
                  {(row) => {
                    const shown = {
                      ...{ kind, columns: keys, index },
                      get row() {
                        return row()
                      },
                      get isSaved() {
                        return props.import.state === 'saved'
                      },
                    }
                    return <RowView {...shown} isCard={narrow()} />
                  }}
                </Show>
              )}
            </For>
            <Show when={virtual.below() > 0}>
              <tr style={{ height: `${virtual.below()}px` }} />
            </Show>
          </tbody>
        </DataTable>
      </div>
    </Show>
  )
}

const textsOf = (kind: PageKind) => ({
  name: columnName,
  cell: (column: ImportColumnName, row: PreviewRow) => cellText(kind, column, row),
  isNoted: (column: ImportColumnName, row: PreviewRow) =>
    row.faults?.[column] !== undefined || beforeOf(kind, column, row) !== undefined,
})
