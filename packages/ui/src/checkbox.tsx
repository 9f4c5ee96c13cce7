import { createEffect, type JSX, Show, splitProps } from 'solid-js'
import { useFieldAria } from './field.tsx'

export type CheckboxProps = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'checked' | 'type'> & {
  checked: boolean
  onChange: (checked: boolean) => void
  /** Some of what it stands for is checked. */
  indeterminate?: boolean
  /** Drawn beside the box; without one give `aria-label`. */
  label?: JSX.Element
}

export function Checkbox(props: CheckboxProps) {
  const aria = useFieldAria()
  let box!: HTMLInputElement
  const [own, rest] = splitProps(props, ['checked', 'onChange', 'indeterminate', 'label', 'class'])
  createEffect(() => {
    box.indeterminate = own.indeterminate ?? false
  })
  const input = () => (
    <input
      {...aria}
      {...rest}
      ref={box}
      type="checkbox"
      class="size-4 shrink-0 accent-accent-fill"
      checked={own.checked}
      onChange={(event) => own.onChange(event.currentTarget.checked)}
    />
  )
  return (
    <Show when={own.label} fallback={input()}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the input stands in it */}
      <label class={`flex min-h-6 cursor-pointer items-start gap-2 ${own.class ?? ''}`}>
        <span class="flex h-5 items-center">{input()}</span>
        <span>{own.label}</span>
      </label>
    </Show>
  )
}
