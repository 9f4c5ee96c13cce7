import type { Permission } from '@cauce/domain/access/permissions'
import type { Role } from '@cauce/domain/access/roles'
import { m } from '@cauce/i18n/messages'
import { For } from 'solid-js'
import { grouped, groupName } from './groups.ts'
import { answerText, Mark } from './mark.tsx'
import { answerOf, type Named } from './table.ts'
import { WideArea } from './wide-area.tsx'

/** Every role beside every other: names of roles stay above, those of permissions at the left. */
export function PermissionTable(props: { rows: readonly Named<Permission>[]; columns: readonly Named<Role>[] }) {
  return (
    <WideArea label={m.people_permissions()} hint={m.people_permissions_more()}>
      <table class="w-full border-separate border-spacing-0 text-sm">
        <thead>
          <tr>
            <th
              scope="col"
              class="sticky top-0 left-0 z-30 w-56 min-w-48 border-line border-r border-b bg-surface px-3 py-2 text-left align-bottom font-medium"
            >
              {m.people_permission()}
            </th>
            <For each={props.columns}>
              {({ name }) => (
                <th
                  scope="col"
                  class="sticky top-0 z-20 min-w-24 border-line border-b bg-surface px-1.5 py-2 text-center align-bottom font-medium text-xs leading-4"
                >
                  {name}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <For each={grouped(props.rows)}>
          {({ group, rows }) => (
            <tbody>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={props.columns.length + 1}
                  class="border-line border-b bg-sunken px-3 py-1.5 text-left font-medium text-muted text-xs"
                >
                  <span class="sticky left-3">{groupName(group)}</span>
                </th>
              </tr>
              <For each={rows}>
                {(row) => (
                  <tr class="group">
                    <th
                      scope="row"
                      class="sticky left-0 z-10 border-line border-r border-b bg-surface px-3 py-2 text-left font-normal group-hover:bg-hover"
                    >
                      {row.name}
                    </th>
                    <For each={props.columns}>
                      {(column) => (
                        <td
                          class="border-line border-b px-1.5 py-2 text-center group-hover:bg-hover"
                          title={`${column.name}: ${answerText(answerOf(column.item, row.item))}`}
                        >
                          <Mark answer={answerOf(column.item, row.item)} />
                          <span class="sr-only">{answerText(answerOf(column.item, row.item))}</span>
                        </td>
                      )}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          )}
        </For>
      </table>
    </WideArea>
  )
}
