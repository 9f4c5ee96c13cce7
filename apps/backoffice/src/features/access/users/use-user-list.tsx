import { roles } from '@cauce/domain/access/roles'
import { userFileColumns } from '@cauce/domain/access/users'
import { m } from '@cauce/i18n/messages'
import { roleName } from '@cauce/i18n/role-names'
import { EmptyState } from '@cauce/ui/empty-state'
import { showToast } from '@cauce/ui/toast'
import Send from 'lucide-solid/icons/send'
import UserCheck from 'lucide-solid/icons/user-check'
import UserX from 'lucide-solid/icons/user-x'
import Users from 'lucide-solid/icons/users'
import { Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { createList } from '../../../lists/create-list.ts'
import type { Filter, RowDeed } from '../../../lists/declaration.ts'
import { useSession } from '../../../session/session.tsx'
import { userCard, userColumns } from './columns.tsx'
import type { Choices, Row } from './row.ts'
import { address, filterOf, shownStates, type UserSearch } from './search.ts'
import { stateText } from './state.tsx'

export type UserDeeds = Record<'change' | 'bar' | 'resend', (row: Row) => void>

/** The list of people, declared. */
export function useUserList(page: {
  search: () => UserSearch
  onSearch: (next: UserSearch, replace: boolean) => void
  choices: () => Choices | undefined
  on: UserDeeds
}) {
  const session = useSession()
  const everyMerchant = session.me().merchant === null
  const filter = () => filterOf(page.search())
  const manages = session.can('users.manage')
  const { views, saveView, removeView } = api.users
  return createList<Row, UserSearch>({
    name: 'user',
    label: m.people_title,
    address,
    search: page.search,
    onSearch: page.onSearch,
    source: {
      key: () => [['users', 'list'], filter()],
      read: (asked, signal) => api.users.list.ask({ ...filter(), ...asked }, signal),
      readOne: (id) => api.users.get.ask({ id }),
      subjectKind: 'user',
    },
    columns: () => userColumns(everyMerchant),
    card: userCard,
    tallCards: true,
    rowName: (row) => row.name,
    ...(manages && {
      onOpen: (row: Row) => {
        const refusal = refusalOf(row)
        if (refusal === undefined) page.on.change(row)
        else showToast({ text: refusal, meaning: 'bad' })
      },
    }),
    filters: () => filtersOf(page.choices(), everyMerchant),
    searchFor: m.people_search,
    deeds: () => [...(session.can('users.remind') ? [resendDeed(page.on)] : []), ...(manages ? deedsOf(page.on) : [])],
    views: { read: views.queryOptions(undefined), save: saveView.act, remove: removeView.act },
    export: session.can('users.export')
      ? {
          path: '/exports/users',
          asked: (shown) => ({ filter: filter(), columns: userFileColumns.filter((column) => shown.includes(column)) }),
        }
      : undefined,
    empty: () => (
      <EmptyState icon={<Users class="size-6" />} title={m.people_empty_title()}>
        {m.people_empty_text()}
      </EmptyState>
    ),
  })
}

const filtersOf = (choices: Choices | undefined, everyMerchant: boolean): Filter[] => {
  const named = (list: readonly { id: string; name: string }[] = []) =>
    list.map(({ id, name }) => ({ value: id, label: name }))
  const people = roles.filter((role) => !['service', 'system', 'shopper'].includes(role))
  return [
    {
      kind: 'several',
      name: 'role',
      label: m.people_column_role,
      choices: () => people.map((role) => ({ value: role, label: roleName(role) })),
    },
    {
      kind: 'several',
      name: 'state',
      label: m.people_column_state,
      choices: () => shownStates.map((state) => ({ value: state, label: stateText(state) })),
    },
    everyMerchant
      ? { kind: 'several', name: 'merchant', label: m.people_column_merchant, choices: () => named(choices?.merchants) }
      : { kind: 'several', name: 'centre', label: m.people_column_centres, choices: () => named(choices?.centres) },
  ]
}

const refusalOf = (row: Row): string | undefined => {
  if (row.manageable) return undefined
  return row.role === 'merchant-administrator' ? m.error_main_administrator() : m.people_not_yours()
}

const resendDeed = (on: UserDeeds): RowDeed<Row> => ({
  label: m.people_resend,
  icon: () => <Send class="size-4" aria-hidden="true" />,
  refusal: (row) => (row.state === 'invited' ? undefined : stateText(row.state)),
  onAct: on.resend,
})

const deedsOf = (on: UserDeeds): RowDeed<Row>[] => [
  {
    label: (row) => (row.state === 'disabled' ? m.people_enable() : m.people_disable()),
    icon: (row) => (
      <Show when={row.state === 'disabled'} fallback={<UserX class="size-4" aria-hidden="true" />}>
        <UserCheck class="size-4" aria-hidden="true" />
      </Show>
    ),
    refusal: refusalOf,
    onAct: on.bar,
  },
]
