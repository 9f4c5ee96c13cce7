import { m } from '@cauce/i18n/messages'
import { TextInput } from '@cauce/ui/text-input'
import Eye from 'lucide-solid/icons/eye'
import EyeOff from 'lucide-solid/icons/eye-off'
import { createSignal, Show } from 'solid-js'

/** A password that its owner may look at while typing. */
export function PasswordInput(props: {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  autocomplete: 'current-password' | 'new-password'
}) {
  const [shown, setShown] = createSignal(false)
  return (
    <TextInput
      type={shown() ? 'text' : 'password'}
      autocomplete={props.autocomplete}
      autocapitalize="none"
      spellcheck={false}
      maxLength={200}
      value={props.value}
      onChange={props.onChange}
      onBlur={() => props.onBlur?.()}
      trailing={
        <button
          type="button"
          class="flex size-6 items-center justify-center rounded-sm hover:text-ink"
          aria-label={m.access_show_password()}
          aria-pressed={shown()}
          onClick={() => setShown(!shown())}
        >
          <Show when={shown()} fallback={<Eye class="size-4" aria-hidden="true" />}>
            <EyeOff class="size-4" aria-hidden="true" />
          </Show>
        </button>
      }
    />
  )
}
