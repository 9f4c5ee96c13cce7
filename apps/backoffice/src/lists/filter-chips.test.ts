import { setCurrentLocale } from '@cauce/i18n/locale'
import { beforeAll, expect, test } from 'vitest'
import { type AnySearch, cents, day, type ListAddress, listAddress, oneOf, several, words } from './address.ts'
import type { Filter } from './declaration.ts'
import { chipsOf } from './filter-chips.ts'

const address = listAddress({
  q: words,
  state: several(['on', 'off']),
  from: day,
  to: day,
  min: cents,
  max: cents,
  sort: oneOf(['name']),
}) as unknown as ListAddress
const filters: Filter[] = [
  { kind: 'several', name: 'state', label: () => 'Estado', choices: () => [{ value: 'on', label: 'Activo' }] },
  { kind: 'days', from: 'from', to: 'to', labels: () => ({ from: 'Desde', to: 'Hasta' }) },
  { kind: 'amounts', from: 'min', to: 'max', labels: () => ({ from: 'Mínimo', to: 'Máximo' }) },
]
const chips = (search: AnySearch) => chipsOf(filters, search, address)

beforeAll(() => setCurrentLocale('es'))

test('each filter in force has a chip, and its chip lifts it alone', () => {
  const search = { q: 'ana', state: 'on', min: 5_000, sort: 'name' }
  expect(chips(search).map(({ label }) => label.replaceAll(/\s/g, ' '))).toEqual(['Activo', 'Desde 50,00 €'])
  expect(chips(search)[0]?.without).toEqual({ q: 'ana', min: 5_000, sort: 'name' })
  expect(chips(search)[1]?.without).toEqual({ q: 'ana', state: 'on', sort: 'name' })
})

test('an amount of nothing is a filter too', () => {
  expect(chips({ max: 0 })).toHaveLength(1)
})

test('a choice whose name is still on its way can be lifted already', () => {
  expect(chips({ state: 'on,off' }).map(({ label }) => label)).toEqual(['Activo', '…'])
  expect(chips({ state: 'on,off' })[1]?.without).toEqual({ state: 'on' })
})
