import type { DeathReason, FinancingState } from '@cauce/domain/financing/states'
import { date, money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Chip } from '@cauce/ui/chip'
import { For, Show } from 'solid-js'
import type { Options } from '../row.ts'
import { deathName, stateName } from '../state-text.ts'
import { itemsOf, type ListSearch, readListSearch, toggledItem, unfiltered } from './search.ts'

type ChipFacts = { label: string; without: ListSearch }

/** The filters in force, each with its way out. The search has its own box. */
export function Chips(props: {
  search: ListSearch
  onSearch: (next: ListSearch) => void
  options: Options | undefined
}) {
  const chips = (): ChipFacts[] => {
    const { search, options } = props
    const nameIn = (list: readonly { id: string; name: string }[] | undefined, id: string) =>
      list?.find((each) => each.id === id)?.name ?? '…'
    const list = (name: 'state' | 'reason' | 'centre' | 'agent', label: (item: string) => string): ChipFacts[] =>
      itemsOf(search[name]).map((item) => ({ label: label(item), without: toggledItem(search, name, item) }))
    const one = (name: 'from' | 'to' | 'min' | 'max', label: string | undefined): ChipFacts[] =>
      label === undefined ? [] : [{ label, without: readListSearch({ ...search, [name]: undefined }) }]
    return [
      ...list('state', (item) => stateName(item as FinancingState)),
      ...list('reason', (item) => deathName(item as DeathReason)),
      ...list('centre', (item) => nameIn(options?.centres, item)),
      ...list('agent', (item) => nameIn(options?.agents, item)),
      ...one('from', search.from && m.financing_chip_from({ date: date(search.from) })),
      ...one('to', search.to && m.financing_chip_to({ date: date(search.to) })),
      ...one('min', search.min === undefined ? undefined : m.financing_chip_min({ amount: money(search.min) })),
      ...one('max', search.max === undefined ? undefined : m.financing_chip_max({ amount: money(search.max) })),
    ]
  }
  return (
    <Show when={chips().length > 0}>
      <div class="flex flex-wrap items-center gap-1.5 pb-2">
        <For each={chips()}>{(chip) => <Chip label={chip.label} onRemove={() => props.onSearch(chip.without)} />}</For>
        <button
          type="button"
          class="h-7 rounded-sm px-1.5 text-accent text-sm hover:underline"
          onClick={() => props.onSearch({ ...unfiltered(props.search), ...(props.search.q && { q: props.search.q }) })}
        >
          {m.financing_lift_filters()}
        </button>
      </div>
    </Show>
  )
}
