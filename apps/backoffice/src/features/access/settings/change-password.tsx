import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Field } from '@cauce/ui/field'
import { Notice } from '@cauce/ui/notice'
import { Section } from '@cauce/ui/section'
import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { api } from '../../../api/api.ts'
import { type AuthRefusal, changePassword } from '../../../session/auth.ts'
import { authText } from '../../../session/auth-text.ts'
import { passwordFaultText } from '../password-fault-text.ts'
import { PasswordInput } from '../password-input.tsx'
import { type PasswordDraft, passwordFaults } from './password-draft.ts'

const empty: PasswordDraft = { current: '', next: '', repeated: '' }
const untouched = { current: false, next: false, repeated: false }

export function ChangePassword() {
  const queryClient = useQueryClient()
  const [draft, setDraft] = createStore<PasswordDraft>({ ...empty })
  const [left, setLeft] = createStore({ ...untouched })
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<AuthRefusal>()
  const isWrong = () => refusal()?.code === 'wrong-password'
  let form!: HTMLFormElement

  const error = (part: keyof PasswordDraft) => {
    const fault = passwordFaults(draft)[part]
    if (left[part] && fault) return passwordFaultText(fault)
    const refused = refusal()
    return part === 'current' && refused && isWrong() ? authText(refused) : undefined
  }
  const focusFirstFault = () =>
    queueMicrotask(() => form.querySelector<HTMLInputElement>('[aria-invalid="true"]')?.focus())

  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setLeft({ current: true, next: true, repeated: true })
    if (busy()) return
    if (Object.keys(passwordFaults(draft)).length > 0) {
      focusFirstFault()
      return
    }
    setBusy(true)
    setRefusal(undefined)
    const answer = await changePassword(draft.current, draft.next)
    setBusy(false)
    if (!answer.ok) {
      if (answer.code === 'not-signed-in') await queryClient.invalidateQueries({ queryKey: api.access.me.key() })
      setRefusal(answer)
      focusFirstFault()
      return
    }
    setDraft({ ...empty })
    setLeft({ ...untouched })
    showToast({ text: m.access_password_changed(), meaning: 'good' })
    await queryClient.invalidateQueries({ queryKey: api.access.sessions.key() })
  }

  /** Typed passwords leave the form only by being sent, so a field is judged once it was left with something in it. */
  const part = (name: keyof PasswordDraft) => ({
    get value() {
      return draft[name]
    },
    onChange: (value: string) => {
      setDraft(name, value)
      if (name === 'current') setRefusal(undefined)
    },
    onBlur: () => draft[name] !== '' && setLeft(name, true),
  })

  return (
    <Section title={m.access_change_password()} text={m.access_change_password_text()}>
      <form ref={form} class="max-w-sm space-y-4" noValidate onSubmit={(event) => void submit(event)}>
        <Show when={!isWrong() && refusal()}>{(why) => <Notice meaning="bad">{authText(why())}</Notice>}</Show>
        <Field label={m.access_current_password()} error={error('current')} required>
          <PasswordInput autocomplete="current-password" {...part('current')} />
        </Field>
        <Field label={m.access_new_password()} hint={m.access_password_rule()} error={error('next')} required>
          <PasswordInput autocomplete="new-password" {...part('next')} />
        </Field>
        <Field label={m.access_repeat_password()} error={error('repeated')} required>
          <PasswordInput autocomplete="new-password" {...part('repeated')} />
        </Field>
        <Button type="submit" variant="primary" busy={busy()}>
          {m.access_change_password()}
        </Button>
      </form>
    </Section>
  )
}
