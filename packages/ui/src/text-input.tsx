import { type JSX, Show, splitProps } from 'solid-js'
import { useFieldAria } from './field.tsx'

export type TextInputProps = Omit<
  JSX.InputHTMLAttributes<HTMLInputElement>,
  'onChange' | 'onInput' | 'value' | 'prefix'
> & {
  value: string
  /** At every keystroke. */
  onChange: (value: string) => void
  /** Drawn inside, before the text: an icon or a country code. */
  leading?: JSX.Element
  trailing?: JSX.Element
}

export function TextInput(props: TextInputProps) {
  const aria = useFieldAria()
  const [own, rest] = splitProps(props, ['value', 'onChange', 'leading', 'trailing', 'class', 'type'])
  return (
    <div class={`relative ${own.class ?? ''}`}>
      <Show when={own.leading}>
        <span class="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-muted">{own.leading}</span>
      </Show>
      <input
        {...aria}
        {...rest}
        type={own.type ?? 'text'}
        class="control"
        classList={{ 'pl-8': own.leading !== undefined, 'pr-8': own.trailing !== undefined }}
        value={own.value}
        onInput={(event) => own.onChange(event.currentTarget.value)}
      />
      <Show when={own.trailing}>
        <span class="absolute inset-y-0 right-2 flex items-center text-muted">{own.trailing}</span>
      </Show>
    </div>
  )
}
