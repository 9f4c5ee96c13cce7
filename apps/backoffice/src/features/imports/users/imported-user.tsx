import { m } from '@cauce/i18n/messages'
import { roleName } from '@cauce/i18n/role-names'
import { Button } from '@cauce/ui/button'
import { type Meaning, StateBadge } from '@cauce/ui/state-badge'
import Send from 'lucide-solid/icons/send'
import { createSignal, Show } from 'solid-js'
import type { Outputs } from '../../../api/api.ts'
import { useSession } from '../../../session/session.tsx'
import { UserState } from '../../access/users/state.tsx'

export type Imported = Outputs['users']['imported']['rows'][number]

const changes: Record<Imported['change'], () => string> = {
  add: m.people_import_invited,
  update: m.people_import_updated,
  same: m.people_import_as_was,
}

const letters: Record<NonNullable<Imported['letter']>, { meaning: Meaning; text: () => string }> = {
  queued: { meaning: 'waiting', text: m.people_letter_queued },
  sent: { meaning: 'waiting', text: m.people_letter_sent },
  failed: { meaning: 'bad', text: m.people_letter_failed },
  accepted: { meaning: 'good', text: m.people_letter_accepted },
}

/** Somebody of a saved list: their role and centres, what was done, and where their invitation stands by now. */
export function ImportedUser(props: { row: Imported; onResend: () => Promise<void> }) {
  const session = useSession()
  const [busy, setBusy] = createSignal(false)
  const user = () => props.row.user
  const centres = () =>
    user()
      .centres.map(({ name }) => name)
      .join(', ')
  const resend = async () => {
    setBusy(true)
    await props.onResend()
    setBusy(false)
  }
  return (
    <li class="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
      <span class="min-w-0 grow basis-60">
        <span class="font-medium">{user().name}</span> <span class="break-all text-muted text-sm">{user().email}</span>
        <Show when={props.row.losing}>
          <span class="block text-sm">{m.people_import_did_end()}</span>
        </Show>
      </span>
      <span class="min-w-0 break-words">
        {roleName(user().role)}
        <Show when={centres()}>{(names) => <span class="text-muted text-sm"> · {names()}</span>}</Show>
      </span>
      <Show
        when={user().state === 'disabled' || (user().invitation && user().invitation?.state !== 'open')}
        fallback={
          <Show
            when={props.row.letter}
            fallback={
              <StateBadge meaning={props.row.change === 'update' ? 'good' : 'ended'}>
                {changes[props.row.change]()}
              </StateBadge>
            }
          >
            {(letter) => <StateBadge meaning={letters[letter()].meaning}>{letters[letter()].text()}</StateBadge>}
          </Show>
        }
      >
        <UserState row={user()} />
      </Show>
      <Show when={user().state === 'invited' && session.can('users.remind')}>
        <Button
          icon={<Send class="size-4" aria-hidden="true" />}
          aria-label={m.people_resend_to({ name: user().name })}
          busy={busy()}
          onClick={() => void resend()}
        >
          {m.people_resend()}
        </Button>
      </Show>
    </li>
  )
}
