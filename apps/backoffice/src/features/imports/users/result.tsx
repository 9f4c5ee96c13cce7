import { m } from '@cauce/i18n/messages'
import { roleName } from '@cauce/i18n/role-names'
import { Section } from '@cauce/ui/section'
import { StateBadge } from '@cauce/ui/state-badge'
import { useQuery } from '@tanstack/solid-query'
import { For, Show } from 'solid-js'
import { api } from '../../../api/api.ts'

const shownAtMost = 200

const words = {
  add: m.people_import_invited,
  update: m.people_import_updated,
  same: m.people_import_as_was,
}

/** Each user of a saved list, with their role and what was done. */
export function UserResult(props: { id: string }) {
  const rows = useQuery(() =>
    api.imports.users.rows.queryOptions({ id: props.id, only: 'green' as const, limit: shownAtMost }),
  )
  const people = () => (rows.isSuccess ? rows.data.rows : []).filter((row) => row.change !== null)
  return (
    <Section title={m.people_import_result()}>
      <ul class="max-h-80 divide-y divide-line overflow-y-auto">
        <For each={people()}>
          {({ value, change }) => (
            <li class="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <span class="min-w-0 grow basis-60">
                <span class="font-medium">
                  {value?.firstName} {value?.lastName}
                </span>{' '}
                <span class="break-all text-muted text-sm">{value?.email}</span>
              </span>
              <span>{value && roleName(value.role)}</span>
              <StateBadge meaning={change === 'add' ? 'waiting' : change === 'update' ? 'good' : 'ended'}>
                {words[change ?? 'same']()}
              </StateBadge>
            </li>
          )}
        </For>
      </ul>
      <Show when={rows.isSuccess && rows.data.next !== null}>
        <p class="mt-2 text-muted text-sm">{m.people_import_more()}</p>
      </Show>
    </Section>
  )
}
