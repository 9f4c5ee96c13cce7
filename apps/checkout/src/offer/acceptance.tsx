import { m } from '@cauce/i18n/messages'
import { Show } from 'solid-js'

/** The shopper's own yes: never ticked beforehand. */
export function Acceptance(props: {
  /** What is agreed to, where it is another thing than the first plan. */
  text?: string
  checked: boolean
  missing: boolean
  onChange: (accepted: boolean) => void
  ref: (input: HTMLInputElement) => void
}) {
  return (
    <div>
      <label class="flex min-h-11 cursor-pointer items-start gap-3 py-2">
        <span class="flex h-6 items-center">
          <input
            ref={props.ref}
            type="checkbox"
            class="size-5 shrink-0 accent-accent-fill"
            checked={props.checked}
            required
            aria-invalid={props.missing ? 'true' : undefined}
            aria-describedby={props.missing ? 'acceptance-missing' : undefined}
            onChange={(event) => props.onChange(event.currentTarget.checked)}
          />
        </span>
        <span>{props.text ?? m.checkout_accept()}</span>
      </label>
      <Show when={props.missing}>
        <p id="acceptance-missing" role="alert" class="text-bad-fg">
          {m.error_terms_not_accepted()}
        </p>
      </Show>
    </div>
  )
}
