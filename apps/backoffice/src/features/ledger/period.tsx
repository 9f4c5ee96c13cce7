import { m } from '@cauce/i18n/messages'
import { Field } from '@cauce/ui/field'
import { Select } from '@cauce/ui/select'
import { type JSX, Show } from 'solid-js'
import { useQuery } from '../../api/use-query.ts'
import { itemsOf } from '../../lists/address.ts'
import { DayFields } from '../../lists/day-fields.tsx'
import { optionsQuery } from '../financing/options.ts'
import type { LedgerSearch } from './search.ts'

/** Whose books, and of which days where they matter; each takes effect at once. */
export function Period(props: {
  search: LedgerSearch
  onNarrow: (changed: LedgerSearch) => void
  days?: boolean
  /** At the right. */
  children?: JSX.Element
}) {
  return (
    <div class="no-print flex flex-wrap items-start gap-3 pt-3 pb-3">
      <Field label={m.ledger_column_merchant()} class="w-56 max-w-full">
        <Merchants {...props} />
      </Field>
      <Show when={props.days}>
        <DayFields
          class="w-36"
          labels={{ from: m.ledger_filter_from(), to: m.ledger_filter_to() }}
          value={(end) => props.search[end]}
          onChange={(end, day) => props.onNarrow({ [end]: day })}
        />
      </Show>
      <span class="mt-6 ml-auto">{props.children}</span>
    </div>
  )
}

/** One merchant or all; several, chosen among the entries, stay as they are until another choice is made. */
function Merchants(props: { search: LedgerSearch; onNarrow: (changed: LedgerSearch) => void }) {
  const found = useQuery(optionsQuery)
  const merchants = () => found.data?.merchants ?? []
  const choices = () => {
    const one = merchants().map(({ id, name }) => ({ value: id, label: name }))
    const chosen = props.search.merchant
    if (chosen === undefined || one.some(({ value }) => value === chosen)) return one
    const ids = itemsOf(chosen)
    const names = merchants().flatMap(({ id, name }) => (ids.includes(id) ? [name] : []))
    return [{ value: chosen, label: names.join(', ') }, ...one]
  }
  return (
    <Select
      value={props.search.merchant ?? ''}
      placeholder={m.ledger_all_merchants()}
      options={choices()}
      onChange={(merchant) => props.onNarrow({ merchant: merchant || undefined })}
    />
  )
}
