import { isLocale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Field } from '@cauce/ui/field'
import { Notice } from '@cauce/ui/notice'
import { Select } from '@cauce/ui/select'
import { TextInput } from '@cauce/ui/text-input'
import { useQueryClient } from '@tanstack/solid-query'
import { useRouter, useSearch } from '@tanstack/solid-router'
import { createEffect, createSignal, onMount, Show } from 'solid-js'
import { locale, setLocale } from '../../preferences.ts'
import { signIn } from '../../session/auth.ts'
import { authText } from '../../session/auth-text.ts'
import { returnPath } from '../../session/return-path.ts'
import { localeChoices } from './choices.ts'
import { FrontDoor } from './front-door.tsx'
import { PasswordInput } from './password-input.tsx'

export default function SignIn() {
  const search = useSearch({ from: '/sign-in' })
  const router = useRouter()
  const queryClient = useQueryClient()
  const [email, setEmail] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<string>()
  let form!: HTMLFormElement

  createEffect(() => {
    document.title = `${m.access_sign_in_title()} · Cauce`
  })
  onMount(() => form.querySelector('input')?.focus())

  const missing = (value: string) => (tried() && value === '' ? m.error_required() : undefined)

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (busy()) return
    setFailure(undefined)
    if (email().trim() === '' || password() === '') {
      queueMicrotask(() => form.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus())
      return
    }
    setBusy(true)
    const answer = await signIn(email().trim(), password())
    setBusy(false)
    if (answer.ok) {
      queryClient.clear()
      router.history.replace(returnPath(search().next))
      return
    }
    setFailure(authText(answer.fields.email ? { ...answer, code: 'wrong-credentials' } : answer))
    setTried(false)
    setPassword('')
    form.querySelector<HTMLInputElement>('input[autocomplete="current-password"]')?.focus()
  }

  return (
    <FrontDoor
      below={
        <div class="mx-auto mt-4 w-36">
          <Select
            aria-label={m.shell_language()}
            value={locale()}
            options={localeChoices()}
            onChange={(value) => {
              if (isLocale(value)) setLocale(value)
            }}
          />
        </div>
      }
    >
      <h1 class="mb-4 text-xl">{m.access_sign_in_title()}</h1>
      <form ref={form} class="space-y-4" noValidate onSubmit={(event) => void submit(event)}>
        <Show when={search().ended && failure() === undefined}>
          <Notice meaning="waiting">{m.access_session_ended()}</Notice>
        </Show>
        <Show when={failure()}>{(text) => <Notice meaning="bad">{text()}</Notice>}</Show>
        <Field label={m.access_email()} error={missing(email().trim())} required>
          <TextInput
            type="email"
            name="email"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            value={email()}
            onChange={setEmail}
          />
        </Field>
        <Field label={m.access_password()} error={missing(password())} required>
          <PasswordInput autocomplete="current-password" value={password()} onChange={setPassword} />
        </Field>
        <Button type="submit" variant="primary" class="w-full" busy={busy()}>
          {m.access_sign_in()}
        </Button>
      </form>
    </FrontDoor>
  )
}
