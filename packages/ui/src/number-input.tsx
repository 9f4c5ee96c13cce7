import { createEffect, createSignal, type JSX, on, splitProps } from 'solid-js'
import { useFieldAria } from './field.tsx'

export type NumberInputProps = Omit<
  JSX.InputHTMLAttributes<HTMLInputElement>,
  'onChange' | 'onInput' | 'value' | 'min' | 'max'
> & {
  /** A whole number; null while empty or unreadable. */
  value: number | null
  onChange: (value: number | null, text: string) => void
  min?: number
  max?: number
}

const read = (text: string) => (/^-?\d{1,15}$/.test(text.trim()) ? Number(text) : null)

/** Whole numbers; the up and down arrows count within `min` and `max`. */
export function NumberInput(props: NumberInputProps) {
  const aria = useFieldAria()
  const [own, rest] = splitProps(props, ['value', 'onChange', 'min', 'max', 'class'])
  const [text, setText] = createSignal('')
  createEffect(
    on(
      () => own.value,
      (value) => {
        if (read(text()) !== value) setText(value === null ? '' : String(value))
      },
    ),
  )
  const set = (typed: string) => {
    setText(typed)
    own.onChange(read(typed), typed)
  }
  const step = (by: number) =>
    set(String(Math.min(own.max ?? Infinity, Math.max(own.min ?? -Infinity, (read(text()) ?? 0) + by))))
  return (
    <input
      {...aria}
      autocomplete="off"
      {...rest}
      type="text"
      inputMode="numeric"
      class={`control text-right tabular-nums ${own.class ?? ''}`}
      value={text()}
      onInput={(event) => set(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        step(event.key === 'ArrowUp' ? 1 : -1)
      }}
    />
  )
}
