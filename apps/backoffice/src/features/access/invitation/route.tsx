import { m } from '@cauce/i18n/messages'
import { roleName } from '@cauce/i18n/role-names'
import { Button, buttonClass } from '@cauce/ui/button'
import { Field } from '@cauce/ui/field'
import { Notice } from '@cauce/ui/notice'
import { useQueryClient } from '@tanstack/solid-query'
import { Link, useRouter } from '@tanstack/solid-router'
import { createEffect, createResource, createSignal, Match, Show, Switch } from 'solid-js'
import { createStore } from 'solid-js/store'
import { type AuthRefusal, acceptInvitation, readInvitation } from '../../../session/auth.ts'
import { authText } from '../../../session/auth-text.ts'
import { FrontDoor } from '../front-door.tsx'
import { passwordFaultText } from '../password-fault-text.ts'
import { PasswordInput } from '../password-input.tsx'
import { newPasswordFaults } from '../settings/password-draft.ts'

/** Where an invitation's link leads: the token stands in the fragment, which no server sees. */
export default function InvitationPage() {
  const router = useRouter()
  const queryClient = useQueryClient()
  const token = window.location.hash.slice(1)
  const [invited] = createResource(() => readInvitation(token))
  const [draft, setDraft] = createStore({ next: '', repeated: '' })
  const [left, setLeft] = createStore({ next: false, repeated: false })
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<AuthRefusal>()
  let form!: HTMLFormElement

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
    const late = refusal()
    if (late?.code.startsWith('invitation-')) return late
    return answer && !answer.ok ? answer : undefined
  }
  const error = (part: 'next' | 'repeated') => {
    const fault = left[part] && newPasswordFaults(draft)[part]
    return fault ? passwordFaultText(fault) : undefined
  }
  const part = (name: 'next' | 'repeated') => ({
    get value() {
      return draft[name]
    },
    onChange: (value: string) => setDraft(name, value),
    onBlur: () => draft[name] !== '' && setLeft(name, true),
  })

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setLeft({ next: true, repeated: true })
    if (busy()) return
    if (Object.keys(newPasswordFaults(draft)).length > 0) {
      queueMicrotask(() => form.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus())
      return
    }
    setBusy(true)
    setRefusal(undefined)
    const answer = await acceptInvitation(token, draft.next)
    setBusy(false)
    if (!answer.ok) {
      setRefusal(answer)
      return
    }
    queryClient.clear()
    router.history.replace('/')
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
              <form ref={form} class="space-y-4" noValidate onSubmit={(event) => void submit(event)}>
                <Show when={refusal()}>{(why) => <Notice meaning="bad">{authText(why())}</Notice>}</Show>
                <input type="hidden" name="email" autocomplete="username" value={who().email} />
                <Field label={m.access_new_password()} hint={m.access_password_rule()} error={error('next')} required>
                  <PasswordInput autocomplete="new-password" {...part('next')} />
                </Field>
                <Field label={m.access_repeat_password()} error={error('repeated')} required>
                  <PasswordInput autocomplete="new-password" {...part('repeated')} />
                </Field>
                <Button type="submit" variant="primary" class="w-full" busy={busy()}>
                  {m.people_invitation_accept()}
                </Button>
              </form>
            </>
          )}
        </Match>
      </Switch>
    </FrontDoor>
  )
}
