import type { DebtAge } from '@cauce/domain/payments/overdue'
import { money, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { debtAgeWords } from '@cauce/i18n/overdue-words'
import { word } from '@cauce/i18n/words'
import { For, Show } from 'solid-js'
import type { Outputs } from '../../../api/api.ts'

type Ages = Outputs['payments']['overdueAges']

/** What is overdue by the age of the debt, each a bar and a button that shows it alone. */
export function Ages(props: { ages: Ages; shown: readonly string[]; onToggle: (age: DebtAge) => void }) {
  const most = () => Math.max(1, ...props.ages.map(({ amountCents }) => amountCents))
  return (
    <Show when={props.ages.some(({ count }) => count > 0)}>
      <section class="no-print grid grid-cols-2 gap-2 pb-3 lg:grid-cols-4" aria-label={m.collecting_ages()}>
        <For each={props.ages}>
          {({ age, count, amountCents }) => (
            <button
              type="button"
              class="panel min-w-0 px-3 py-2 text-left hover:bg-hover aria-pressed:border-accent aria-pressed:bg-selected"
              aria-pressed={props.shown.includes(age)}
              title={m.collecting_age_shown({ age: word(debtAgeWords[age]) })}
              onClick={() => props.onToggle(age)}
            >
              <span class="flex flex-wrap items-baseline justify-between gap-x-2">
                <span class="text-muted text-sm">{word(debtAgeWords[age])}</span>
                <span class="text-muted text-sm tabular-nums">{wholeNumber(count)}</span>
              </span>
              <span class="block font-medium tabular-nums">{money(amountCents)}</span>
              <span class="mt-1 block h-1 rounded-full bg-line" aria-hidden="true">
                <span class="block h-1 rounded-full bg-bad-fg" style={{ width: `${(100 * amountCents) / most()}%` }} />
              </span>
            </button>
          )}
        </For>
      </section>
    </Show>
  )
}
