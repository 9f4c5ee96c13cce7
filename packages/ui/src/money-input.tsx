import { createEffect, createSignal, type JSX, on, splitProps } from 'solid-js'
import { useFieldAria } from './field.tsx'
import { formatMoney, parseMoney } from './money-text.ts'
import { useUi } from './ui-provider.tsx'

export type MoneyInputProps = Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'onInput' | 'value'> & {
  /** Integer cents; null while empty or unreadable. */
  cents: number | null
  /** At every keystroke. `cents` is null with a non-empty `text` where that is not an amount. */
  onChange: (cents: number | null, text: string) => void
}

/** Takes the ways people write amounts and, on leaving, shows the one of the reader's language. */
export function MoneyInput(props: MoneyInputProps) {
  const ui = useUi()
  const aria = useFieldAria()
  const [own, rest] = splitProps(props, ['cents', 'onChange', 'onBlur', 'class'])
  const shown = (cents: number | null) => (cents === null ? '' : formatMoney(cents, ui.locale))
  const [text, setText] = createSignal('')
  createEffect(
    on([() => own.cents, () => ui.locale], ([cents]) => {
      if (parseMoney(text(), ui.locale) !== cents) setText(shown(cents))
    }),
  )
  return (
    <div class={`relative ${own.class ?? ''}`}>
      <input
        {...aria}
        autocomplete="off"
        {...rest}
        type="text"
        inputMode="decimal"
        class="control pr-7 text-right tabular-nums"
        value={text()}
        onInput={(event) => {
          const typed = event.currentTarget.value
          setText(typed)
          own.onChange(parseMoney(typed, ui.locale), typed)
        }}
        onBlur={(event) => {
          const cents = parseMoney(text(), ui.locale)
          if (cents !== null) setText(shown(cents))
          if (typeof own.onBlur === 'function') own.onBlur(event)
        }}
      />
      <span class="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-muted" aria-hidden="true">
        €
      </span>
    </div>
  )
}
