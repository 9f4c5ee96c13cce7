import { m } from '@cauce/i18n/messages'
import { Button, buttonClass } from '@cauce/ui/button'
import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/solid-router'
import Plus from 'lucide-solid/icons/plus'
import Table from 'lucide-solid/icons/table-2'
import Upload from 'lucide-solid/icons/upload'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import { api } from '../../../api/api.ts'
import { tellFailure } from '../../../api/tell-failure.ts'
import { useQuery } from '../../../api/use-query.ts'
import { ListView } from '../../../lists/list-view.tsx'
import { useSession } from '../../../session/session.tsx'
import { Page } from '../../../shell/page.tsx'
import type { Row } from './row.ts'
import { useUserList } from './use-user-list.tsx'

const UserDialog = lazy(() => import('./user-dialog.tsx'))
const BarDialog = lazy(() => import('./bar-dialog.tsx'))
const route = getRouteApi('/shell/users')

/** Who works here and what they may. */
export default function UsersPage() {
  const session = useSession()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const search = route.useSearch()
  const choices = useQuery(() => ({ ...api.users.choices.queryOptions(undefined), staleTime: 60_000 }))
  const known = () => (choices.isSuccess ? choices.data : undefined)
  /** Nobody: a new one. */
  const [edited, setEdited] = createSignal<{ row: Row | undefined }>()
  const [barred, setBarred] = createSignal<Row>()
  const [asking, setAsking] = createSignal(false)

  const resend = async (row: Row) => {
    try {
      await api.users.resendInvitation.act({ id: row.id })
      showToast({ text: m.people_resent({ email: row.email }), meaning: 'good' })
      await queryClient.invalidateQueries({ queryKey: api.users.key() })
    } catch (error) {
      tellFailure(error)
    }
  }
  const list = useUserList({
    search,
    onSearch: (next, replace) => void navigate({ to: '/users', search: next, replace }),
    choices: known,
    on: {
      change: (row) => setEdited({ row }),
      bar: (row) => {
        setBarred(row)
        setAsking(true)
      },
      resend: (row) => void resend(row),
    },
  })

  return (
    <Page
      title={m.people_title()}
      fill
      help={[m.people_help_invite(), m.people_help_change(), m.people_help_limits(), m.people_help_import()]}
      actions={
        <>
          <Link to="/users/permissions" class={buttonClass()}>
            <Table class="size-4" aria-hidden="true" />
            {m.people_permissions()}
          </Link>
          <Show when={session.can('users.manage')}>
            <Link to="/users/imports" class={buttonClass()}>
              <Upload class="size-4" aria-hidden="true" />
              {m.people_import()}
            </Link>
            <Button
              variant="primary"
              icon={<Plus class="size-4" aria-hidden="true" />}
              onClick={() => setEdited({ row: undefined })}
            >
              {m.people_invite()}
            </Button>
          </Show>
        </>
      }
    >
      <ListView list={list} />
      <Suspense>
        <Show when={known() && edited()} keyed>
          {(of) => (
            <Show when={known()}>
              {(given) => <UserDialog row={of.row} choices={given()} onClose={() => setEdited(undefined)} />}
            </Show>
          )}
        </Show>
        <Show when={barred()}>{(row) => <BarDialog row={row()} open={asking()} onOpenChange={setAsking} />}</Show>
      </Suspense>
    </Page>
  )
}
