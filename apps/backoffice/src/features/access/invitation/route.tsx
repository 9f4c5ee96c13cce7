import { m } from '@cauce/i18n/messages'
import { roleName } from '@cauce/i18n/role-names'
import { buttonClass } from '@cauce/ui/button'
import { Notice } from '@cauce/ui/notice'
import { useQueryClient } from '@tanstack/solid-query'
import { Link, useRouter } from '@tanstack/solid-router'
import { createEffect, createResource, createSignal, Match, Switch } from 'solid-js'
import { type AuthRefusal, acceptInvitation, readInvitation } from '../../../session/auth.ts'
import { authText } from '../../../session/auth-text.ts'
import { FrontDoor } from '../front-door.tsx'
import type { PasswordDraft } from '../password-draft.ts'
import { PasswordForm } from '../password-form.tsx'

/** Where an invitation's link leads: the token stands in the fragment, which no server sees. */
export default function InvitationPage() {
  const router = useRouter()
  const queryClient = useQueryClient()
  const token = window.location.hash.slice(1)
  const [invited] = createResource(() => readInvitation(token))
  const [late, setLate] = createSignal<AuthRefusal>()

  createEffect(() => {
    document.title = `${m.people_invitation_title()} · Cauce`
  })

  const opened = () => {
    const answer = invited()
    return answer?.ok ? answer : undefined
  }
  /** Why the link opens nothing, be it from the beginning or by now. */
  const closed = () => {
    const answer = invited()
    return late() ?? (answer && !answer.ok ? answer : undefined)
  }

  const send = async ({ next }: PasswordDraft) => {
    const answer = await acceptInvitation(token, next)
    if (answer.ok) {
      queryClient.clear()
      router.history.replace('/')
    } else if (answer.code.startsWith('invitation-')) setLate(answer)
    return answer
  }

  return (
    <FrontDoor>
      <Switch fallback={<p class="text-muted">{m.people_invitation_checking()}</p>}>
        <Match when={closed()}>
          {(why) => (
            <>
              <h1 class="mb-4 text-xl">{m.people_invitation_closed()}</h1>
              <Notice meaning="bad">{authText(why())}</Notice>
              <Link to="/sign-in" class={`${buttonClass()} mt-4 w-full justify-center`}>
                {m.people_invitation_sign_in()}
              </Link>
            </>
          )}
        </Match>
        <Match when={opened()}>
          {(who) => (
            <>
              <h1 class="mb-2 text-xl">{m.people_invitation_title()}</h1>
              <p class="mb-4 break-words text-muted">
                {m.people_invitation_text({
                  merchant: who().merchantName,
                  role: roleName(who().role),
                  email: who().email,
                })}
              </p>
              <PasswordForm email={who().email} action={m.people_invitation_accept()} send={send} />
            </>
          )}
        </Match>
      </Switch>
    </FrontDoor>
  )
}
