import Calendar from 'lucide-solid/icons/calendar'
import { createEffect, createSignal, type JSX, on, splitProps } from 'solid-js'
import { formatDate, parseDate } from './date-text.ts'
import { useFieldAria } from './field.tsx'
import { useUi } from './ui-provider.tsx'

export type DateInputProps = Omit<
  JSX.InputHTMLAttributes<HTMLInputElement>,
  'onChange' | 'onInput' | 'value' | 'min' | 'max'
> & {
  /** 'YYYY-MM-DD', or null while empty or unreadable. */
  value: string | null
  onChange: (value: string | null, text: string) => void
  /** The text while it is no date, where somebody keeps it: through a reload, say. */
  typed?: string
  min?: string
  max?: string
}

/** Typed day first, whatever language the browser has; the calendar is the system's own. */
export function DateInput(props: DateInputProps) {
  const ui = useUi()
  const aria = useFieldAria()
  let picker!: HTMLInputElement
  const [own, rest] = splitProps(props, ['value', 'onChange', 'onBlur', 'typed', 'min', 'max', 'class'])
  const [text, setText] = createSignal('')
  createEffect(
    on(
      () => [own.value, own.typed] as const,
      ([value, typed]) => {
        if (value === null && typed !== undefined) setText(typed)
        else if (parseDate(text()) !== value) setText(value === null ? '' : formatDate(value))
      },
    ),
  )
  return (
    <div class={`relative ${own.class ?? ''}`}>
      <input
        {...aria}
        placeholder={
          ui.locale.startsWith('en') ? 'dd/mm/yyyy' : ui.locale.startsWith('fr') ? 'jj/mm/aaaa' : 'dd/mm/aaaa'
        }
        {...rest}
        type="text"
        inputMode="numeric"
        class="control pr-9"
        value={text()}
        onInput={(event) => {
          const typed = event.currentTarget.value
          setText(typed)
          own.onChange(parseDate(typed), typed)
        }}
        onBlur={(event) => {
          const date = parseDate(text())
          if (date) setText(formatDate(date))
          if (typeof own.onBlur === 'function') own.onBlur(event)
        }}
      />
      <button
        type="button"
        class="absolute inset-y-0 right-0 flex w-8 items-center justify-center rounded-md text-muted hover:text-ink"
        aria-label={ui.texts.openCalendar}
        onClick={() => picker.showPicker()}
      >
        <Calendar class="size-4" aria-hidden="true" />
      </button>
      <input
        ref={picker}
        type="date"
        class="pointer-events-none invisible absolute right-0 bottom-0 size-0"
        tabIndex={-1}
        aria-hidden="true"
        min={own.min}
        max={own.max}
        value={own.value ?? ''}
        onChange={(event) => {
          const date = event.currentTarget.value
          setText(date ? formatDate(date) : '')
          own.onChange(date || null, text())
        }}
      />
    </div>
  )
}
