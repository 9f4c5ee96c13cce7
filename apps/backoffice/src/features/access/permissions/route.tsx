import { permissionsOf } from '@cauce/domain/access/permissions'
import { roles } from '@cauce/domain/access/roles'
import { m } from '@cauce/i18n/messages'
import { namedPermissions, permissionName } from '@cauce/i18n/permission-names'
import { roleName } from '@cauce/i18n/role-names'
import { Button } from '@cauce/ui/button'
import { EmptyState } from '@cauce/ui/empty-state'
import { TextField } from '@cauce/ui/text-field'
import Printer from 'lucide-solid/icons/printer'
import SearchX from 'lucide-solid/icons/search-x'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useSession } from '../../../session/session.tsx'
import { Page } from '../../../shell/page.tsx'
import { answers, answerText, Mark } from './mark.tsx'
import { OneRole } from './one-role.tsx'
import { PermissionTable } from './permission-table.tsx'
import { found } from './table.ts'

/** Roles with any of the shown permissions; processes and shoppers have none of them to show. */
const shownRoles = roles.filter((role) => role === 'service' || permissionsOf({ role }).includes('account.own'))

/** Who may what, from the one table by which everything is allowed. */
export default function PermissionsPage() {
  const session = useSession()
  const [search, setSearch] = createSignal('')
  const shown = createMemo(() =>
    found(
      search(),
      namedPermissions.map((item) => ({ item, name: permissionName(item) })),
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
      <div class="mb-3 flex flex-wrap items-center gap-x-6 gap-y-3">
        <TextField
          class="no-print w-full max-w-sm"
          label={m.people_permissions_search()}
          hideLabel
          type="search"
          placeholder={m.people_permissions_search()}
          value={search()}
          onChange={setSearch}
        />
        <ul class="hidden flex-wrap gap-x-4 gap-y-1 text-sm sm:flex print:flex">
          <For each={answers}>
            {(answer) => (
              <li class="flex items-center gap-1.5">
                <Mark answer={answer} /> {answerText(answer)}
              </li>
            )}
          </For>
        </ul>
      </div>
      <Show
        when={shown().rows.length > 0}
        fallback={<EmptyState icon={<SearchX class="size-6" />} title={m.people_permissions_none()} />}
      >
        <div class="sm:hidden print:hidden">
          <OneRole {...shown()} own={session.me().user.role} />
        </div>
        <div class="hidden sm:block print:block">
          <PermissionTable {...shown()} />
        </div>
      </Show>
    </Page>
  )
}
