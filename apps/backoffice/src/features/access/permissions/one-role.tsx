import type { Permission } from '@cauce/domain/access/permissions'
import type { Role } from '@cauce/domain/access/roles'
import { m } from '@cauce/i18n/messages'
import { Field } from '@cauce/ui/field'
import { Select } from '@cauce/ui/select'
import { createSignal, For } from 'solid-js'
import { grouped, groupName } from './groups.ts'
import { answerText, Mark } from './mark.tsx'
import { answerOf, type Named } from './table.ts'

/** On a phone: one role at a time, with what it may in words. */
export function OneRole(props: {
  rows: readonly Named<Permission>[]
  columns: readonly Named<Role>[]
  /** The reader's own, shown first. */
  own: Role
}) {
  const [chosen, setChosen] = createSignal(props.own)
  const role = () => (props.columns.find(({ item }) => item === chosen()) ?? props.columns[0])?.item
  return (
    <div class="grid gap-4">
      <Field label={m.people_permissions_role()}>
        <Select
          value={role() ?? ''}
          options={props.columns.map(({ item, name }) => ({ value: item, label: name }))}
          onChange={(value) => setChosen(value as Role)}
        />
      </Field>
      <For each={grouped(props.rows)}>
        {({ group, rows }) => (
          <section aria-label={groupName(group)}>
            <h2 class="mb-1 font-medium text-muted text-sm">{groupName(group)}</h2>
            <ul class="panel divide-y divide-line px-3">
              <For each={rows}>
                {(row) => {
                  const answer = () => answerOf(role() ?? props.own, row.item)
                  return (
                    <li class="flex items-start gap-2 py-2">
                      <span class="min-w-0 grow">{row.name}</span>
                      <span class="flex shrink-0 items-center gap-1.5 text-muted text-sm">
                        {answerText(answer())} <Mark answer={answer()} />
                      </span>
                    </li>
                  )
                }}
              </For>
            </ul>
          </section>
        )}
      </For>
    </div>
  )
}
