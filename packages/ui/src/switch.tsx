import { createUniqueId, type JSX, Show } from 'solid-js'

export type SwitchProps = {
  label: string
  /** What it does, under the label. */
  detail?: JSX.Element
  checked: boolean
  /** It takes effect at once; inside a form with a Save button use a Checkbox. */
  onChange: (checked: boolean) => void
  disabled?: boolean
}

/** On or off, at once. */
export function Switch(props: SwitchProps) {
  const detailId = createUniqueId()
  return (
    <label class="flex min-h-control cursor-pointer items-start justify-between gap-4 py-1">
      <span class="min-w-0">
        <span class="block">{props.label}</span>
        <Show when={props.detail}>
          <span id={detailId} class="block text-muted text-sm">
            {props.detail}
          </span>
        </Show>
      </span>
      <span class="relative mt-0.5 flex h-5 w-9 shrink-0">
        <input
          type="checkbox"
          role="switch"
          class="peer size-full cursor-pointer appearance-none rounded-full border border-line-strong bg-sunken transition-colors checked:border-transparent checked:bg-accent-fill disabled:cursor-not-allowed disabled:opacity-55 forced-colors:appearance-auto"
          checked={props.checked}
          aria-checked={props.checked}
          disabled={props.disabled}
          aria-describedby={props.detail ? detailId : undefined}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span class="pointer-events-none absolute top-0.5 left-0.5 size-4 rounded-full bg-line-strong transition-transform peer-checked:translate-x-4 peer-checked:bg-on-accent forced-colors:hidden" />
      </span>
    </label>
  )
}
