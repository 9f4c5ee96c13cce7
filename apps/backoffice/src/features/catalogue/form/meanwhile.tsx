import { writtenDuration } from '@cauce/domain/imports/durations'
import { isCalendarDate } from '@cauce/domain/money/calendar'
import { date, duration, money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Notice } from '@cauce/ui/notice'
import { For } from 'solid-js'
import { taxName } from '../../cart/line-text.ts'
import type { ServiceDraft, ServiceFacts } from './draft.ts'

type Line = { name: string; now: string; mine: string }

/** What somebody else saved beside what is typed here, field by field where they differ. */
export function Meanwhile(props: { now: ServiceFacts; mine: ServiceDraft }) {
  const lines = () => linesOf(props.now, props.mine).filter(({ now, mine }) => now !== mine)
  return (
    <div class="grid gap-3">
      <Notice meaning="waiting">{m.catalogue_conflict()}</Notice>
      <table class="w-full table-fixed border-collapse text-left">
        <thead>
          <tr class="border-line border-b text-muted text-sm">
            <th class="w-1/3 py-1.5 pr-3 font-medium">{m.catalogue_conflict_field()}</th>
            <th class="py-1.5 pr-3 font-medium">{m.catalogue_conflict_now()}</th>
            <th class="py-1.5 font-medium">{m.catalogue_conflict_mine()}</th>
          </tr>
        </thead>
        <tbody>
          <For each={lines()}>
            {(line) => (
              <tr class="border-line border-b align-top last:border-b-0">
                <th class="break-words py-1.5 pr-3 font-normal text-muted">{line.name}</th>
                <td class="break-words py-1.5 pr-3">{line.now}</td>
                <td class="break-words py-1.5 font-medium">{line.mine}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

const dayText = (day: string | null): string => (day === null ? '—' : isCalendarDate(day) ? date(day) : day)
const taxText = (treatment: ServiceFacts['taxTreatment']): string =>
  treatment === null ? m.catalogue_tax_of_centre() : taxName(treatment)

function linesOf(now: ServiceFacts, mine: ServiceDraft): Line[] {
  const lasting = mine.end === 'duration' ? (writtenDuration(mine.duration).duration ?? mine.duration) : null
  return [
    { name: m.catalogue_column_reference(), now: now.reference, mine: mine.reference.trim() },
    { name: m.catalogue_column_name(), now: now.name, mine: mine.name.trim() },
    { name: m.catalogue_column_price(), now: money(now.priceCents), mine: money(mine.priceCents ?? 0) },
    { name: m.catalogue_column_tax(), now: taxText(now.taxTreatment), mine: taxText(mine.taxTreatment || null) },
    { name: m.catalogue_ends_on(), now: dayText(now.endsOn), mine: dayText(mine.end === 'date' ? mine.endsOn : null) },
    {
      name: m.catalogue_duration(),
      now: now.duration === null ? '—' : duration(now.duration),
      mine: lasting === null ? '—' : duration(lasting),
    },
  ]
}
