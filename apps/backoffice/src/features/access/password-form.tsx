import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Field } from '@cauce/ui/field'
import { Notice } from '@cauce/ui/notice'
import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import type { AuthAnswer, AuthRefusal } from '../../session/auth.ts'
import { authText } from '../../session/auth-text.ts'
import { newPasswordFaults, type PasswordDraft, passwordFaults } from './password-draft.ts'
import { passwordFaultText } from './password-fault-text.ts'
import { PasswordInput } from './password-input.tsx'

const empty: PasswordDraft = { current: '', next: '', repeated: '' }
const untouched = { current: false, next: false, repeated: false }

/** Where somebody chooses a password: in the place of the current one, or their first with an `email`. */
export function PasswordForm(props: {
  /** For whoever keeps passwords; the form asks for no current one. */
  email?: string
  /** What the button says. */
  action: string
  class?: string
  send: (draft: PasswordDraft) => Promise<AuthAnswer>
}) {
  const [draft, setDraft] = createStore({ ...empty })
  const [left, setLeft] = createStore({ ...untouched })
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<AuthRefusal>()
  const isFirst = () => props.email !== undefined
  const isWrong = () => refusal()?.code === 'wrong-password'
  const faults = (): ReturnType<typeof passwordFaults> => (isFirst() ? newPasswordFaults(draft) : passwordFaults(draft))
  let form!: HTMLFormElement

  const error = (part: keyof PasswordDraft) => {
    const fault = faults()[part]
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
    if (Object.keys(faults()).length > 0) {
      focusFirstFault()
      return
    }
    setBusy(true)
    setRefusal(undefined)
    const answer = await props.send({ ...draft })
    setBusy(false)
    if (!answer.ok) {
      setRefusal(answer)
      focusFirstFault()
      return
    }
    setDraft({ ...empty })
    setLeft({ ...untouched })
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
    <form ref={form} class={`space-y-4 ${props.class ?? ''}`} noValidate onSubmit={(event) => void submit(event)}>
      <Show when={!isWrong() && refusal()}>{(why) => <Notice meaning="bad">{authText(why())}</Notice>}</Show>
      <Show
        when={isFirst()}
        fallback={
          <Field label={m.access_current_password()} error={error('current')} required>
            <PasswordInput autocomplete="current-password" {...part('current')} />
          </Field>
        }
      >
        <input type="hidden" name="email" autocomplete="username" value={props.email} />
      </Show>
      <Field label={m.access_new_password()} hint={m.access_password_rule()} error={error('next')} required>
        <PasswordInput autocomplete="new-password" {...part('next')} />
      </Field>
      <Field label={m.access_repeat_password()} error={error('repeated')} required>
        <PasswordInput autocomplete="new-password" {...part('repeated')} />
      </Field>
      <Button type="submit" variant="primary" class={isFirst() ? 'w-full' : ''} busy={busy()}>
        {props.action}
      </Button>
    </form>
  )
}
