import { date, money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { type AnySearch, itemsOf, type ListAddress } from './address.ts'
import type { Filter } from './declaration.ts'

export type ChipFacts = { label: string; without: AnySearch }

/** The filters in force, each with the search that lifts it. A name that is still on its way reads "…". */
export function chipsOf(filters: readonly Filter[], search: AnySearch, address: ListAddress): ChipFacts[] {
  const one = (name: string, label: (value: string | number) => string): ChipFacts[] => {
    const value = search[name]
    return value === undefined ? [] : [{ label: label(value), without: address.read({ ...search, [name]: undefined }) }]
  }
  const chipsOfOne = (filter: Filter): ChipFacts[] => {
    switch (filter.kind) {
      case 'several':
        return itemsOf(search[filter.name]).map((item) => ({
          label: filter.choices().find(({ value }) => value === item)?.label ?? '…',
          without: address.toggled(search, filter.name, item),
        }))
      case 'days':
        return [
          ...one(filter.from, (value) => m.list_chip_from({ date: date(String(value)) })),
          ...one(filter.to, (value) => m.list_chip_to({ date: date(String(value)) })),
        ]
      case 'amounts':
        return [
          ...one(filter.from, (value) => m.list_chip_min({ amount: money(Number(value)) })),
          ...one(filter.to, (value) => m.list_chip_max({ amount: money(Number(value)) })),
        ]
    }
  }
  return filters.flatMap(chipsOfOne)
}
