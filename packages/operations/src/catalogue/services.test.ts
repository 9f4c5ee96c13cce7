import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import type { NewService } from '@cauce/domain/catalogue/schema'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { readFinancing } from '../financing/read-financing.ts'
import { sendFinancing } from '../financing/send-financing.ts'
import { createPerform } from '../perform.ts'
import { testMerchant } from '../testing/merchant.ts'
import { addService } from './add-service.ts'
import { changeService } from './change-service.ts'
import { getService } from './get-service.ts'
import { listServices } from './list-services.ts'
import { removeServices, restoreServices } from './remove-services.ts'
import { suggestServices } from './suggest-services.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const clock = { now: '2026-11-22T10:00:00.000Z' }
const perform = createPerform({ database, linkKey: 'a key for tests', clock: () => new Date(clock.now) })
const { id: merchantId, centreIds, administrator, agent, sale } = await testMerchant(owner)
const [here, there] = centreIds
const manager: Actor = {
  ...administrator,
  role: 'centre-manager',
  scope: { kind: 'merchant', merchantId, centreIds: [here] },
}
const stranger = (await testMerchant(owner)).administrator
afterAll(() => Promise.all([owner.destroy(), database.close()]))

const fresh = (changes: Partial<NewService> = {}): NewService => ({
  centreId: here,
  reference: `S-${randomUUID().slice(0, 8)}`,
  name: 'Curso de inglés',
  priceCents: 64_000,
  duration: 'P6M',
  ...changes,
})
const add = (changes?: Partial<NewService>) => perform(addService, administrator, fresh(changes))
const references = async (actor: Actor, asked: Parameters<typeof list>[1]) =>
  (await list(actor, asked)).rows.map(({ reference }) => reference)
const list = (actor: Actor, asked: { search?: string; centreIds?: string[]; end?: 'ahead' | 'past' } = {}) =>
  perform(listServices, actor, asked)

test('a service is added once in a centre, whatever the case of its reference, and may be in another centre too', async () => {
  await add({ reference: 'Ing-B2' })
  await expect(add({ reference: 'ING-b2' })).rejects.toMatchObject({
    code: 'reference-taken',
    fields: { reference: 'reference-taken' },
  })
  await add({ reference: 'ING-B2', centreId: there })
})

test('a service that ended yesterday is refused at its field, one that ends today is not', async () => {
  const past = add({ endsOn: '2026-11-21', duration: undefined })
  await expect(past).rejects.toMatchObject({ fields: { endsOn: 'date-in-past' } })
  await add({ endsOn: '2026-11-22', duration: undefined })
})

test('a service has an end or a duration, never both and never none', async () => {
  await expect(add({ endsOn: '2027-05-01' })).rejects.toMatchObject({ fields: { endsOn: 'end-and-duration' } })
  await expect(add({ duration: undefined })).rejects.toMatchObject({ fields: { endsOn: 'end-or-duration' } })
})

test('who sees one centre reads and manages its services only', async () => {
  const { id } = await add({ reference: 'ALLI-1', centreId: there })
  expect(await references(manager, { search: 'alli-1' })).toEqual([])
  const notFound = { code: 'not-found' }
  await expect(perform(getService, manager, { id })).rejects.toMatchObject(notFound)
  await expect(perform(addService, manager, fresh({ centreId: there }))).rejects.toMatchObject(notFound)
  await expect(perform(removeServices, manager, { ids: [id] })).rejects.toMatchObject(notFound)
  await expect(perform(changeService, manager, { ...changed(), id, version: 1 })).rejects.toMatchObject(notFound)
  expect(await perform(suggestServices, manager, { centreId: there, text: 'alli' })).toEqual([])
})

test('another merchant sees and changes nothing', async () => {
  const { id } = await add()
  expect((await list(stranger)).rows).toEqual([])
  await expect(perform(getService, stranger, { id })).rejects.toMatchObject({ code: 'not-found' })
  await expect(perform(addService, stranger, fresh())).rejects.toMatchObject({ code: 'not-found' })
  await expect(perform(removeServices, stranger, { ids: [id] })).rejects.toMatchObject({ code: 'not-found' })
})

const changed = () => {
  const { centreId: _, ...service } = fresh({ name: 'Otro nombre' })
  return service
}

test('of two who change a service at once the second is told what it has become', async () => {
  const { id, version } = await add({ name: 'Antes' })
  const service = { ...changed(), name: 'Después', priceCents: 70_000 }
  expect(await perform(changeService, manager, { ...service, id, version })).toEqual({ id, version: 2 })
  const second = perform(changeService, administrator, { ...service, name: 'Tarde', id, version })
  await expect(second).rejects.toMatchObject({
    code: 'changed-meanwhile',
    details: { version: 2, name: 'Después', priceCents: 70_000, reference: service.reference },
  })
  const log = await owner
    .selectFrom('action_log')
    .select(['before', 'after'])
    .where('subject_id', '=', id)
    .where('action', '=', 'services.change')
    .execute()
  expect(log).toEqual([
    {
      before: expect.objectContaining({ name: 'Antes', priceCents: 64_000 }),
      after: expect.objectContaining({ name: 'Después' }),
    },
  ])
})

test('a service that ended keeps its end when something else of it is changed', async () => {
  const { id, version } = await add({ endsOn: '2026-11-22', duration: undefined })
  const { duration: _, ...service } = { ...changed(), endsOn: '2026-11-22' }
  clock.now = '2026-11-25T10:00:00.000Z'
  try {
    await perform(changeService, administrator, { ...service, id, version })
    expect(await perform(getService, administrator, { id })).toMatchObject({ ended: true, name: 'Otro nombre' })
    const again = perform(changeService, administrator, { ...service, endsOn: '2026-11-20', id, version: 2 })
    await expect(again).rejects.toMatchObject({ fields: { endsOn: 'date-in-past' } })
  } finally {
    clock.now = '2026-11-22T10:00:00.000Z'
  }
})

test('changing nothing changes no version, and a reference of another is refused', async () => {
  const service = fresh()
  const { id } = await perform(addService, administrator, service)
  const { centreId: _, ...same } = service
  expect(await perform(changeService, administrator, { ...same, id, version: 1 })).toEqual({ id, version: 1 })
  const { reference } = fresh()
  await add({ reference })
  const taken = perform(changeService, administrator, { ...same, reference: reference.toLowerCase(), id, version: 1 })
  await expect(taken).rejects.toMatchObject({ code: 'reference-taken' })
})

test('removed services leave the list and come back by the undo, unless their reference is taken by then', async () => {
  const reference = 'QUITAR-1'
  const { id } = await add({ reference })
  expect(await perform(removeServices, manager, { ids: [id] })).toEqual({ ids: [id] })
  expect(await references(manager, { search: reference })).toEqual([])
  expect(await perform(removeServices, manager, { ids: [id] })).toEqual({ ids: [] })
  expect(await perform(restoreServices, manager, { ids: [id] })).toEqual({ ids: [id] })
  expect(await references(manager, { search: reference })).toEqual([reference])
  await perform(removeServices, manager, { ids: [id] })
  await add({ reference: reference.toLowerCase() })
  await expect(perform(restoreServices, manager, { ids: [id] })).rejects.toMatchObject({
    code: 'reference-taken',
    details: { reference },
  })
})

test('a service removed while a live financing has it stays as it was sold', async () => {
  const { id } = await add({ name: 'Máster vendido' })
  const line = { ...sale().lines[0]!, name: 'Máster vendido', serviceId: id }
  const sold = await perform(sendFinancing, agent, sale({ lines: [line] }))
  expect(await perform(getService, administrator, { id })).toMatchObject({ liveFinancings: 1, removedAt: null })
  await perform(removeServices, administrator, { ids: [id] })
  expect((await perform(readFinancing, agent, sold)).lines).toEqual([line])
  expect(await perform(getService, administrator, { id })).toMatchObject({ removedAt: clock.now })
})

test('a cart takes services of its own centre only, and none that was removed', async () => {
  const [elsewhere, gone] = [await add({ centreId: there }), await add()]
  await perform(removeServices, administrator, { ids: [gone.id] })
  for (const serviceId of [elsewhere.id, gone.id, randomUUID()]) {
    const lines = [sale().lines[0]!, { ...sale().lines[0]!, serviceId }]
    await expect(perform(sendFinancing, agent, sale({ lines }))).rejects.toMatchObject({
      code: 'service-not-offered',
      fields: { 'lines.1.serviceId': 'service-not-offered' },
    })
  }
})

test('a service that ended is sold no more: on its last day it is, by the merchant’s calendar, the day after it is not', async () => {
  const { id: serviceId } = await add({ endsOn: '2026-11-30', duration: undefined })
  const sold = () => perform(sendFinancing, agent, sale({ lines: [{ ...sale().lines[0]!, serviceId }] }))
  const before = clock.now
  clock.now = '2026-11-30T22:59:00.000Z'
  await sold()
  clock.now = '2026-11-30T23:01:00.000Z'
  await expect(sold()).rejects.toMatchObject({ fields: { 'lines.0.serviceId': 'service-not-offered' } })
  clock.now = before
})

test('typing finds what begins so first, by reference or by words of the name without their accents', async () => {
  await add({ reference: 'ZUM-2', name: 'Enfermería pediátrica' })
  await add({ reference: 'ENF-9', name: 'Auxiliar zumba' })
  const typed = async (text: string) =>
    (await perform(suggestServices, agent, { centreId: here, text })).map(({ reference }) => reference)
  expect(await typed('enf')).toEqual(['ENF-9', 'ZUM-2'])
  expect(await typed('zum')).toEqual(['ZUM-2', 'ENF-9'])
  expect(await typed('pediatrica ENFER')).toEqual(['ZUM-2'])
  expect(await typed('en')).toEqual(['ENF-9', 'ZUM-2'])
  expect(await typed('pe')).toEqual(['ZUM-2'])
  expect(await typed('100%_')).toEqual([])
  expect(await typed(' ')).toEqual([])
})

test('what has ended is not offered while typing, and the list tells it from the rest', async () => {
  const name = 'Lista del final'
  await add({ reference: 'FIN-HOY', name, endsOn: '2026-11-22', duration: undefined })
  await add({ reference: 'FIN-MES', name })
  clock.now = '2026-11-23T00:30:00.000Z'
  try {
    expect(await perform(suggestServices, agent, { centreId: here, text: 'FIN-HOY' })).toEqual([])
    expect(await references(agent, { search: name, end: 'past' })).toEqual(['FIN-HOY'])
    expect(await references(agent, { search: name, end: 'ahead' })).toEqual(['FIN-MES'])
    expect((await list(agent, { search: name })).rows.map(({ ended }) => ended)).toEqual([true, false])
  } finally {
    clock.now = '2026-11-22T10:00:00.000Z'
  }
})

test.each(['reference', 'name', 'price', 'updated'] as const)(
  'pages by %s show each service once, in both directions',
  async (sort) => {
    await Promise.all(
      Array.from({ length: 7 }, (_, n) =>
        add({ reference: `PAG-${sort}-${n}`, name: n % 2 ? 'Página é' : 'Página E', priceCents: 100 + (n % 3) }),
      ),
    )
    for (const direction of ['asc', 'desc'] as const) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await perform(listServices, agent, { search: `pag-${sort}`, sort, direction, limit: 2, after })
        seen.push(...page.rows.map(({ reference }) => reference))
        after = page.next ?? undefined
      } while (after)
      expect(seen.toSorted()).toEqual(Array.from({ length: 7 }, (_, n) => `PAG-${sort}-${n}`))
      if (sort === 'reference') expect(seen).toEqual(direction === 'asc' ? seen.toSorted() : seen.toSorted().reverse())
    }
    await expect(perform(listServices, agent, { sort, after: 'nowhere' })).rejects.toMatchObject({ code: 'bad-input' })
  },
)
