import type { JSX } from 'solid-js'

export type SwitchProps = {
  checked: boolean
  onChange: (checked: boolean) => void
  label: JSX.Element
  disabled?: boolean
}

/** Takes effect at once, unlike a checkbox, which waits for Save. */
export function Switch(props: SwitchProps) {
  return (
    <label class="flex min-h-6 cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        role="switch"
        class="peer sr-only"
        checked={props.checked}
        aria-checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span
        aria-hidden="true"
        class="relative h-5 w-9 shrink-0 rounded-full border border-line-strong bg-sunken transition-colors after:absolute after:top-0.5 after:left-0.5 after:size-3.5 after:rounded-full after:bg-line-strong after:transition-transform peer-checked:border-transparent peer-checked:bg-accent-fill peer-checked:after:translate-x-4 peer-checked:after:bg-on-accent peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-2 peer-disabled:opacity-55"
      />
      <span>{props.label}</span>
    </label>
  )
}
