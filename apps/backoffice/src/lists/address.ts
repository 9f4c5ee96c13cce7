import { longest, mostCents } from '@cauce/domain/limits'
import { isCalendarDate } from '@cauce/domain/money/calendar'

/** A part of an address: what it reads from whatever stands there, or undefined where no list can show that. */
export type Part<Value> = (given: unknown) => Value | undefined

type Parts = Record<string, Part<string | number>>

/** What a list's address says. Lists of items are joined by commas. */
export type AddressOf<P extends Parts> = { [Name in keyof P]?: NonNullable<ReturnType<P[Name]>> }

/** The same where the page does not matter. */
export type AnySearch = Record<string, string | number | undefined>

/** The parts that narrow nothing: which tab one looks at, and in which order. */
const standing = ['tab', 'sort', 'dir']

export const oneOf =
  <const Value extends string>(values: readonly Value[]): Part<Value> =>
  (given) =>
    values.find((value) => value === given)

/** Items among those known, each once. */
export const several =
  (known: readonly string[] | ((item: string) => boolean)): Part<string> =>
  (given) => {
    const isKnown = typeof known === 'function' ? known : (item: string) => known.includes(item)
    const list = [...new Set(itemsOf(given).filter(isKnown))]
    return list.length > 0 ? list.join(',') : undefined
  }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Ids of records. */
export const severalIds = several((item) => uuid.test(item))

/** What is searched for. Digits alone arrive as a number. */
export const words: Part<string> = (given) => {
  const text = typeof given === 'number' ? String(given) : given
  return typeof text === 'string' && text.trim() !== '' ? text.slice(0, longest.search) : undefined
}

/** 'YYYY-MM-DD'. */
export const day: Part<string> = (given) => (typeof given === 'string' && isCalendarDate(given) ? given : undefined)

/** An amount, not below zero. */
export const cents: Part<number> = (given) => {
  const value = typeof given === 'string' && given !== '' ? Number(given) : given
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= mostCents ? value : undefined
}

export const itemsOf = (value: unknown): string[] => (typeof value === 'string' && value !== '' ? value.split(',') : [])

/** What lists of sales are searched and narrowed by, each of them: words, centres, days and amounts. */
export const saleParts = { q: words, centre: severalIds, from: day, to: day, min: cents, max: cents }

/** Those as the server's filter has them. A trailing space of the search, typed before the next word, is not sent. */
export const filterOfSales = ({ q, centre, from, to, min, max }: AddressOf<typeof saleParts>) => ({
  ...(q?.trim() && { search: q.trim() }),
  ...(centre && { centreIds: itemsOf(centre).slice(0, 50) }),
  ...(from && { from }),
  ...(to && { to }),
  ...(min !== undefined && { minCents: min }),
  ...(max !== undefined && { maxCents: max }),
})

/** What can be asked of a list's address, `Search` being what it says. */
export type ListAddress<Search extends object = AnySearch> = {
  /** For a route's `validateSearch`: whatever no list can show is left out. */
  read(given: Record<string, unknown>): Search
  /** The search as the text of a saved view, and back. */
  viewOf(search: Search): string
  searchOfView(query: string): Search
  /** Whether anything beyond the tab narrows what is shown. */
  isFiltered(search: Search): boolean
  /** The tab and the order stay. */
  unfiltered(search: Search): Search
  /** With one item put into, or taken out of, one of its lists. */
  toggled(search: Search, name: string, item: string): Search
}

/**
 * Declares the address of a list: what it shows is wholly said there, so that a saved view is a named address.
 * Part names are the page's own, save `q` (the search), `tab`, `sort` and `dir` ('asc'; without it the order descends).
 * `kept` are parts that say which list one looks at, as `tab` does, and so narrow nothing.
 */
export function listAddress<P extends Parts>(
  parts: P,
  { kept = [] }: { kept?: readonly (keyof P & string)[] } = {},
): ListAddress<AddressOf<P>> {
  const stays = (name: string) => standing.includes(name) || kept.includes(name)
  // A part that says nothing is there as undefined: the router lays what was read over what stood in the address.
  const read = (given: object) =>
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, part((given as Record<string, unknown>)[name])]),
    ) as AddressOf<P>
  const said = (search: AddressOf<P>) => Object.entries(search).filter(([, value]) => value !== undefined)
  return {
    read,
    viewOf: (search) =>
      new URLSearchParams(
        said(search)
          .map(([name, value]): [string, string] => [name, String(value)])
          .sort(([one], [other]) => (one < other ? -1 : 1)),
      ).toString(),
    searchOfView: (query) => read(Object.fromEntries(new URLSearchParams(query))),
    isFiltered: (search) => said(search).some(([name]) => !stays(name)),
    unfiltered: (search) => read(Object.fromEntries(said(search).filter(([name]) => stays(name)))),
    toggled(search, name, item) {
      const list = itemsOf((search as AnySearch)[name])
      const next = list.includes(item) ? list.filter((each) => each !== item) : [...list, item]
      return read({ ...search, [name]: next.join(',') })
    },
  }
}
