import type { JSX } from 'solid-js'
import { createUniqueId, Show } from 'solid-js'

export type RadioCardProps = {
  /** The same for all cards of one question. */
  name: string
  value: string
  checked: boolean
  onChange: (value: string) => void
  label: JSX.Element
  detail?: JSX.Element
  disabled?: boolean
}

/** One answer of a few, as a row large enough for a thumb. Put them in a `<fieldset>` with its `<legend>`. */
export function RadioCard(props: RadioCardProps) {
  const detailId = createUniqueId()
  return (
    <label class="flex cursor-pointer items-start gap-3 rounded-lg border border-line-strong bg-surface p-3 transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-selected has-disabled:cursor-not-allowed has-disabled:opacity-55 has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2">
      <span class="flex h-6 items-center">
        <input
          type="radio"
          class="size-4 accent-accent-fill outline-none"
          name={props.name}
          value={props.value}
          checked={props.checked}
          disabled={props.disabled}
          aria-describedby={props.detail ? detailId : undefined}
          onChange={() => props.onChange(props.value)}
        />
      </span>
      <span class="min-w-0 grow">
        <span class="block text-lg">{props.label}</span>
        <Show when={props.detail}>
          <span id={detailId} class="block text-muted">
            {props.detail}
          </span>
        </Show>
      </span>
    </label>
  )
}
