import { permissionsOf } from '@cauce/domain/access/permissions'
import { roles } from '@cauce/domain/access/roles'
import { m } from '@cauce/i18n/messages'
import { roleName } from '@cauce/i18n/role-names'
import { Button } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { TextField } from '@cauce/ui/text-field'
import Check from 'lucide-solid/icons/check'
import KeyRound from 'lucide-solid/icons/key-round'
import Minus from 'lucide-solid/icons/minus'
import Printer from 'lucide-solid/icons/printer'
import SearchX from 'lucide-solid/icons/search-x'
import UserPlus from 'lucide-solid/icons/user-plus'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Page } from '../../../shell/page.tsx'
import { permissionText, shownPermissions } from './permission-text.ts'
import { type Answer, answerOf, found } from './table.ts'

const looks = {
  may: { icon: Check, class: 'text-good-fg', text: m.people_may },
  singly: { icon: UserPlus, class: 'text-waiting-fg', text: m.people_may_singly },
  scope: { icon: KeyRound, class: 'text-waiting-fg', text: m.people_may_scope },
  not: { icon: Minus, class: 'text-muted opacity-50', text: m.people_may_not },
} as const

const answers = Object.keys(looks) as Answer[]

/** Roles with any of the shown permissions; processes and shoppers have none of them to show. */
const shownRoles = roles.filter((role) => role === 'service' || permissionsOf({ role }).includes('account.own'))

/** Who may what, from the one table by which everything is allowed. */
export default function PermissionsPage() {
  const [search, setSearch] = createSignal('')
  const shown = createMemo(() =>
    found(
      search(),
      shownPermissions.map((item) => ({ item, name: permissionText(item) })),
      shownRoles.map((item) => ({ item, name: roleName(item) })),
    ),
  )
  return (
    <Page
      title={m.people_permissions()}
      help={[m.people_permissions_text(), m.people_permissions_help()]}
      actions={
        <Button icon={<Printer class="size-4" aria-hidden="true" />} onClick={() => window.print()}>
          {m.people_print()}
        </Button>
      }
    >
      <div class="mb-3 flex flex-wrap items-end gap-x-6 gap-y-3">
        <TextField
          class="no-print w-full max-w-sm"
          label={m.people_permissions_search()}
          hideLabel
          type="search"
          placeholder={m.people_permissions_search()}
          value={search()}
          onChange={setSearch}
        />
        <ul class="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          <For each={answers}>
            {(answer) => (
              <li class="flex items-center gap-1.5">
                <Mark answer={answer} /> {looks[answer].text()}
              </li>
            )}
          </For>
        </ul>
      </div>
      <Show
        when={shown().rows.length > 0}
        fallback={<EmptyState icon={<SearchX class="size-6" />} title={m.people_permissions_none()} />}
      >
        <section
          class="panel relative overflow-x-auto print:overflow-visible"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
          tabIndex={0}
          aria-label={m.people_permissions()}
        >
          <table class="w-full border-collapse text-sm">
            <thead>
              <tr class="border-line border-b">
                <th scope="col" class="sticky left-0 z-10 min-w-36 bg-surface px-3 py-2 text-left font-medium">
                  {m.people_permission()}
                </th>
                <For each={shown().columns}>
                  {({ name }) => (
                    <th scope="col" class="min-w-24 px-2 py-2 text-center align-bottom font-medium">
                      {name}
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <tbody>
              <For each={shown().rows}>
                {(row) => (
                  <tr class="border-line border-b last:border-b-0 hover:bg-hover">
                    <th scope="row" class="sticky left-0 z-10 bg-surface px-3 py-2 text-left font-normal">
                      {row.name}
                    </th>
                    <For each={shown().columns}>
                      {(column) => {
                        const answer = answerOf(column.item, row.item)
                        return (
                          <td class="px-2 py-2 text-center">
                            <Mark answer={answer} />
                            <span class="sr-only">{looks[answer].text()}</span>
                          </td>
                        )
                      }}
                    </For>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </section>
      </Show>
    </Page>
  )
}

const Mark = (props: { answer: Answer }) => (
  <Dynamic
    component={looks[props.answer].icon}
    class={`inline size-4 ${looks[props.answer].class}`}
    aria-hidden="true"
  />
)
