import ChevronDown from 'lucide-solid/icons/chevron-down'
import { For, type JSX, Show, splitProps } from 'solid-js'
import { useFieldAria } from './field.tsx'

export type SelectOption = { value: string; label: string; disabled?: boolean }

export type SelectProps = Omit<JSX.SelectHTMLAttributes<HTMLSelectElement>, 'onChange' | 'value'> & {
  value: string
  options: readonly SelectOption[]
  /** First row, for "nothing chosen yet"; its value is the empty string. */
  placeholder?: string
  onChange: (value: string) => void
}

/** The system's own list: typing finds a row, and a phone shows its wheel. */
export function Select(props: SelectProps) {
  const aria = useFieldAria()
  const [own, rest] = splitProps(props, ['value', 'options', 'placeholder', 'onChange', 'class'])
  return (
    <div class={`relative ${own.class ?? ''}`}>
      <select
        {...aria}
        {...rest}
        class="control appearance-none pr-8"
        onChange={(event) => own.onChange(event.currentTarget.value)}
      >
        <Show when={own.placeholder}>
          <option value="" selected={own.value === ''}>
            {own.placeholder}
          </option>
        </Show>
        <For each={own.options}>
          {(option) => (
            <option value={option.value} disabled={option.disabled} selected={option.value === own.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
      <ChevronDown
        class="pointer-events-none absolute inset-y-0 right-2 my-auto size-4 text-muted"
        aria-hidden="true"
      />
    </div>
  )
}
