import type { ImportColumnName } from '@cauce/domain/imports/kinds'
import { columnName } from '@cauce/i18n/columns'
import { m } from '@cauce/i18n/messages'
import { DataTable, HeaderCell } from '@cauce/ui/data-table'
import { ErrorState } from '@cauce/ui/error-state'
import { Skeleton } from '@cauce/ui/skeleton'
import { createVirtualRows } from '@cauce/ui/virtual-rows'
import { createEffect, createMemo, For, on, Show, untrack } from 'solid-js'
import { failureText } from '../../../api/failure-text.ts'
import type { ImportDetails, PageKind, RowsWanted } from '../kind.ts'
import { lineHeight, rowHeight } from './layout.ts'
import { changeWidth, columnWidth, noteLines, rowNumberWidth } from './notes.ts'
import { PreviewRowView } from './row-view.tsx'
import { createPreviewRows } from './rows.ts'

/** The rows in sight of one import; more of them are read as one goes down. */
export function PreviewTable(props: { kind: PageKind; import: ImportDetails; only: RowsWanted; total: number }) {
  // A table is of one import and one choice of its rows: another is another table.
  const { kind, only } = props
  const { id, columns } = props.import
  const keys: readonly ImportColumnName[] = columns.map(({ key }) => key)
  const rows = createPreviewRows({
    read: (after, limit) =>
      kind.procedures.rows.ask({ id, limit, ...(after !== undefined && { after }), ...(only && { only }) }),
    count: () => props.total,
    height: (row) => untrack(() => rowHeight(noteLines(kind, keys, row))),
  })
  const places = createMemo(rows.places)
  const virtual = createVirtualRows({ count: rows.count, size: places, head: () => lineHeight })
  createEffect(on(virtual.end, rows.reach))

  return (
    <Show when={props.total > 0} fallback={<p class="px-1 py-6 text-muted">{m.imports_no_rows()}</p>}>
      <div class="flex min-h-60 grow flex-col pt-3 pb-4">
        <Show when={rows.state() === 'failed'}>
          <ErrorState title={failureText(rows.failure())} onRetry={rows.retry} />
        </Show>
        <DataTable
          label={m.imports_rows()}
          class="panel grow [&>table]:table-fixed"
          rowCount={props.total + 1}
          ref={virtual.attach}
        >
          <thead>
            <tr>
              <HeaderCell label={m.imports_row()} align="right" width={`${rowNumberWidth}px`} />
              <HeaderCell label={m.imports_what()} width={`${changeWidth}px`} />
              <For each={keys}>
                {(key) => (
                  <HeaderCell
                    label={columnName(key)}
                    align={key === 'priceCents' ? 'right' : 'left'}
                    width={`${columnWidth(key)}px`}
                  />
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <Show when={virtual.above() > 0}>
              <tr style={{ height: `${virtual.above()}px` }} />
            </Show>
            <For each={virtual.indexes()}>
              {(index) => (
                <Show
                  when={rows.rowAt(index)}
                  fallback={
                    <tr aria-rowindex={index + 2} style={{ height: `${lineHeight}px` }}>
                      <td colSpan={keys.length + 2} class="border-line border-b px-3">
                        <Skeleton class="h-3 w-64" />
                      </td>
                    </tr>
                  }
                >
                  {(row) => <PreviewRowView kind={kind} columns={keys} row={row()} index={index} />}
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
