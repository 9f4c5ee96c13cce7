import type { FinancingFilter } from '@cauce/domain/financing/filter'
import { deathReasons, financingStates } from '@cauce/domain/financing/states'

/** The list's address: what it shows is wholly said here, so that a saved view is a named address. Lists are joined by commas. */
export type ListSearch = {
  tab?: 'archived' | 'confirmed'
  q?: string
  state?: string
  reason?: string
  centre?: string
  agent?: string
  from?: string
  to?: string
  /** Cents. */
  min?: number
  max?: number
  sort?: 'amount'
  dir?: 'asc'
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const calendarDate = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const mostCents = 100_000_000

const items = (value: unknown): string[] => (typeof value === 'string' ? value.split(',') : [])

/** Those of a list that are known, each once, joined again; undefined when none is. */
function joined(value: unknown, known: (item: string) => boolean): string | undefined {
  const list = [...new Set(items(value).filter(known))]
  return list.length > 0 ? list.join(',') : undefined
}
const among =
  (values: readonly string[]) =>
  (item: string): boolean =>
    values.includes(item)
const isId = (item: string) => uuid.test(item)
const dateOf = (value: unknown) => (typeof value === 'string' && calendarDate.test(value) ? value : undefined)
const centsOf = (value: unknown) => {
  const cents = typeof value === 'string' && value !== '' ? Number(value) : value
  return Number.isInteger(cents) && (cents as number) >= 0 && (cents as number) <= mostCents
    ? (cents as number)
    : undefined
}

/** Every part said, also where it is not there: a new one cannot be forgotten. */
type Wanted = { [Name in keyof Required<ListSearch>]: ListSearch[Name] | undefined }

/** What an address asks for; whatever it says that no list can show is left out. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const text = typeof search.q === 'number' ? String(search.q) : search.q
  const read: Wanted = {
    tab: search.tab === 'archived' || search.tab === 'confirmed' ? search.tab : undefined,
    q: typeof text === 'string' && text.trim() !== '' ? text.slice(0, 80) : undefined,
    state: joined(search.state, among(financingStates)),
    reason: joined(search.reason, among(deathReasons)),
    centre: joined(search.centre, isId),
    agent: joined(search.agent, isId),
    from: dateOf(search.from),
    to: dateOf(search.to),
    min: centsOf(search.min),
    max: centsOf(search.max),
    sort: search.sort === 'amount' ? 'amount' : undefined,
    dir: search.dir === 'asc' ? 'asc' : undefined,
  }
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as ListSearch
}

/** The same as the server's filter. A trailing space of the search, typed before the next word, is not sent. */
export function filterOf(search: ListSearch): FinancingFilter {
  const { q, state, reason, centre, agent, from, to, min, max } = search
  return {
    tab: search.tab ?? 'all',
    sort: search.sort ?? 'created',
    direction: search.dir ?? 'desc',
    ...(q?.trim() && { search: q.trim() }),
    ...(state && { states: items(state) as FinancingFilter['states'] }),
    ...(reason && { deadReasons: items(reason) as FinancingFilter['deadReasons'] }),
    ...(centre && { centreIds: items(centre) }),
    ...(agent && { agentIds: items(agent) }),
    ...(from && { from }),
    ...(to && { to }),
    ...(min !== undefined && { minCents: min }),
    ...(max !== undefined && { maxCents: max }),
  }
}

/** The search as the text of a saved view, and back. */
export const viewOf = (search: ListSearch): string =>
  new URLSearchParams(
    Object.entries(search)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]): [string, string] => [name, String(value)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  ).toString()

export const searchOfView = (query: string): ListSearch =>
  readListSearch(Object.fromEntries(new URLSearchParams(query)))

const filterNames = ['q', 'state', 'reason', 'centre', 'agent', 'from', 'to', 'min', 'max'] as const

/** Whether anything beyond the tab narrows what is shown. */
export const isFiltered = (search: ListSearch): boolean => filterNames.some((name) => search[name] !== undefined)

/** The tab and the order stay. */
export const unfiltered = ({ tab, sort, dir }: ListSearch): ListSearch => readListSearch({ tab, sort, dir })

/** With one item put into, or taken out of, one of its lists. */
export function toggledItem(
  search: ListSearch,
  name: 'state' | 'reason' | 'centre' | 'agent',
  item: string,
): ListSearch {
  const list = items(search[name])
  const next = list.includes(item) ? list.filter((each) => each !== item) : [...list, item]
  return readListSearch({ ...search, [name]: next.join(',') })
}

export const hasItem = (search: ListSearch, name: 'state' | 'reason' | 'centre' | 'agent', item: string): boolean =>
  items(search[name]).includes(item)

export const itemsOf = (value: string | undefined): string[] => items(value)
