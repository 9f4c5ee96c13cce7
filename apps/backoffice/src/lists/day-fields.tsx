import { m } from '@cauce/i18n/messages'
import { DateInput } from '@cauce/ui/date-input'
import { Field } from '@cauce/ui/field'
import { For } from 'solid-js'
import { createUnread } from './unread.ts'

type End = 'from' | 'to'

/** The first and the last day of what is looked at; each takes effect at once, and says what is wrong with it. */
export function DayFields(props: {
  labels: Record<End, string>
  value: (end: End) => string | undefined
  onChange: (end: End, day: string | undefined) => void
  class?: string
}) {
  const isReversed = () => (props.value('from') ?? '') > (props.value('to') ?? '9999')
  return (
    <For each={['from', 'to'] as const}>
      {(end) => {
        const unread = createUnread()
        const fault = () => (isReversed() && end === 'from' ? m.list_reversed_days() : undefined)
        return (
          <Field
            label={props.labels[end]}
            error={unread.isSaid() ? m.error_not_a_date() : fault()}
            class={props.class ?? ''}
          >
            <DateInput
              value={props.value(end) ?? null}
              onChange={(date, text) => {
                unread.typed(date, text)
                if (date || !text) props.onChange(end, date ?? undefined)
              }}
              onBlur={unread.leave}
            />
          </Field>
        )
      }}
    </For>
  )
}
