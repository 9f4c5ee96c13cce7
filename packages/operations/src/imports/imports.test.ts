import { randomUUID } from 'node:crypto'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Actor } from '@cauce/domain/access/scope'
import { testDatabase } from '@cauce/testing/database'
import { afterAll, expect, test } from 'vitest'
import { addService } from '../catalogue/add-service.ts'
import { changeService } from '../catalogue/change-service.ts'
import { listServices } from '../catalogue/list-services.ts'
import { removeServices, restoreServices } from '../catalogue/remove-services.ts'
import { serviceImports } from '../catalogue/service-import.ts'
import { sendFinancing } from '../financing/send-financing.ts'
import { createPerform } from '../perform.ts'
import { testMerchant, testUser } from '../testing/merchant.ts'
import { fileOf, serviceList } from '../testing/service-list.ts'
import { discardImport } from './discard-import.ts'
import { dropUnsaved, unsavedLimits } from './drop-unsaved.ts'
import { getImport } from './get-import.ts'
import { importRows } from './import-rows.ts'
import { listImports } from './list-imports.ts'
import { listUnsaved } from './list-unsaved.ts'
import { previewImport } from './preview-import.ts'
import { saveImport } from './save-import.ts'
import { undoImport } from './undo-import.ts'

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

const [preview, save, undo] = [previewImport(serviceImports), saveImport(serviceImports), undoImport(serviceImports)]
const discard = discardImport(serviceImports)
const [get, rowsOf, list] = [getImport(serviceImports), importRows(serviceImports), listImports(serviceImports)]

type Cells = Parameters<typeof serviceList>[0][number]
const cells = (reference: string, changes: Cells = {}): Cells => ({
  reference,
  name: `Curso ${reference}`,
  priceCents: 640,
  endsOn: '31/12/2027',
  ...changes,
})
const read = (rows: Cells[], centreId = here, actor = administrator, file = fileOf(randomUUID())) =>
  perform(preview, actor, { centreId, fileName: 'servicios.xlsx', file, list: serviceList(rows) })
const saved = async (rows: Cells[]) => {
  const { id } = await read(rows)
  await perform(save, administrator, { id })
  return id
}
/** References of a test's own. */
const named = (...parts: string[]) => {
  const prefix = randomUUID().slice(0, 8)
  return parts.map((part) => `${prefix}-${part}`)
}
const catalogue = async (reference: string) => {
  const { rows } = await perform(listServices, administrator, { search: reference })
  return rows.map(({ id: _id, merchantId: _m, updatedAt: _at, ...service }) => service)
}
const catalogueAll = () =>
  owner.selectFrom('service').select(['id', 'name', 'version', 'removed_at', 'price_cents']).orderBy('id').execute()

test('a preview says what each row would do, with what changed before, and saves nothing', async () => {
  const [added, updated, same, red] = named('A', 'U', 'S', 'R') as [string, string, string, string]
  await saved([cells(updated), cells(same)])
  const before = await catalogueAll()
  const { id } = await read([
    cells(added),
    cells(updated, { priceCents: 700.5 }),
    cells(same),
    cells(red, { name: '' }),
  ])

  expect(await catalogueAll()).toEqual(before)
  expect(await perform(get, administrator, { id })).toMatchObject({
    ...{ state: 'previewed', fileName: 'servicios.xlsx', sheet: 'Hoja1', headerRow: 1, ignoredHeaders: ['Aula'] },
    counts: { green: 3, red: 1, adds: 1, updates: 1, same: 1 },
    read: { at: clock.now, by: 'Eva Sanz' },
    ...{ saved: null, undone: null, repeats: null },
  })
  const { rows, next } = await perform(rowsOf, administrator, { id })
  expect(next).toBeNull()
  expect(rows).toEqual([
    expect.objectContaining({ row: 2, change: 'add', before: null, faults: null }),
    expect.objectContaining({ row: 3, change: 'update', before: { priceCents: 64_000 } }),
    expect.objectContaining({ row: 4, change: 'same', before: null }),
    {
      ...{ row: 5, change: null, before: null, losing: false, value: null, faults: { name: { code: 'required' } } },
      cells: { reference: red, name: '', priceCents: 640, endsOn: '31/12/2027' },
    },
  ])
})

test('pages of rows go on where the last ended, of all or of one colour', async () => {
  const { id } = await read(
    Array.from({ length: 9 }, (_, n) => cells(`P-${n}`, n % 3 === 0 ? { priceCents: 'x' } : {})),
  )
  const walk = async (only?: 'red' | 'green') => {
    const seen: number[] = []
    let after: number | undefined
    do {
      const page = await perform(rowsOf, administrator, { id, limit: 2, after, only })
      seen.push(...page.rows.map(({ row }) => row))
      after = page.next ?? undefined
    } while (after !== undefined)
    return seen
  }
  expect(await walk()).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(await walk('red')).toEqual([2, 5, 8])
  expect(await walk('green')).toEqual([3, 4, 6, 7, 9, 10])
})

test('rows are read from any place in the file, of all or of one colour', async () => {
  const { id } = await read(
    Array.from({ length: 1_300 }, (_, n) => cells(`Q-${n}`, n % 4 === 0 ? { priceCents: 'x' } : {})),
  )
  const from = async (at: number, only?: 'red' | 'green') => {
    const { rows, next } = await perform(rowsOf, administrator, { id, at, limit: 3, only })
    return [...rows.map(({ row }) => row), next]
  }
  expect(await from(0)).toEqual([2, 3, 4, 4])
  expect(await from(499)).toEqual([501, 502, 503, 503])
  expect(await from(1_298)).toEqual([1_300, 1_301, null])
  expect(await from(1_300)).toEqual([null])
  expect(await from(125, 'red')).toEqual([502, 506, 510, 510])
  expect(await from(324, 'red')).toEqual([1_298, null])
  expect(await from(974, 'green')).toEqual([1_301, null])
})

test('saving stores the green rows only, says who and when, and is done once', async () => {
  const [added, updated, red] = named('A', 'U', 'R') as [string, string, string]
  await saved([cells(updated, { taxTreatment: 'IVA 10' })])
  const { id } = await read([
    cells(added),
    cells(updated.toLowerCase(), { name: 'Nuevo', endsOn: '', duration: '9 meses' }),
    cells(red, { priceCents: -1 }),
  ])
  expect(await perform(save, administrator, { id })).toEqual({ adds: 1, updates: 1, same: 0 })
  const shape = { centreId: here, ended: false }
  expect(await catalogue(added)).toEqual([
    {
      ...{ ...shape, reference: added, name: `Curso ${added}`, priceCents: 64_000, taxTreatment: null },
      ...{ endsOn: '2027-12-31', duration: null, version: 1 },
    },
  ])
  // The file has no column for the tax, so it stays.
  expect(await catalogue(updated)).toEqual([
    {
      ...{ ...shape, reference: updated.toLowerCase(), name: 'Nuevo', priceCents: 64_000, taxTreatment: 'es-10' },
      ...{ endsOn: null, duration: 'P9M', version: 2 },
    },
  ])
  expect(await catalogue(red)).toEqual([])
  expect(await perform(get, administrator, { id })).toMatchObject({
    ...{ state: 'saved', saved: { at: clock.now, by: 'Eva Sanz' } },
  })
  await expect(perform(save, administrator, { id })).rejects.toMatchObject({ code: 'move-not-allowed' })
})

test('a file without a green row saves nothing', async () => {
  const { id } = await read([cells('X', { priceCents: 'free' })])
  await expect(perform(save, administrator, { id })).rejects.toMatchObject({ code: 'import-empty' })
})

test('of two who import the same references at once one saves, and the other is told, nothing of it half-saved', async () => {
  const [one, two, three] = named('1', '2', '3') as [string, string, string]
  const first = await read([cells(one), cells(two)])
  const second = await read([cells(three), cells(two, { name: 'Otro' })], here, manager)
  const answers = await Promise.allSettled([perform(save, administrator, first), perform(save, manager, second)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const [refused] = answers.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
  expect(refused?.reason).toMatchObject({ code: 'import-outdated', details: { rows: 1 } })
  const kept = answers[0]?.status === 'fulfilled' ? [1, 1, 0] : [0, 1, 1]
  expect(await Promise.all([one, two, three].map(async (each) => (await catalogue(each)).length))).toEqual(kept)
})

test('two saves of one import at once save it once', async () => {
  const [reference] = named('1') as [string]
  const { id } = await read([cells(reference)])
  const answers = await Promise.allSettled([perform(save, administrator, { id }), perform(save, manager, { id })])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await catalogue(reference)).toHaveLength(1)
})

test('what changed, went or ended since the preview keeps all of it from being saved', async () => {
  const [changed, gone, same] = named('C', 'G', 'S') as [string, string, string]
  await saved([cells(changed), cells(gone), cells(same)])
  const idOf = async (reference: string) => (await perform(listServices, agent, { search: reference })).rows[0]!
  const attempt = async (rows: Cells[], meanwhile: () => Promise<unknown>) => {
    const { id } = await read(rows)
    await meanwhile()
    const before = await catalogueAll()
    await expect(perform(save, administrator, { id })).rejects.toMatchObject({ code: 'import-outdated' })
    expect(await catalogueAll()).toEqual(before)
  }
  const fields = { name: 'A mano', priceCents: 100, endsOn: '2027-12-31' }
  const renamed = async (reference: string) => {
    const { id, version } = await idOf(reference)
    return perform(changeService, manager, { id, version, reference, ...fields })
  }
  await attempt([cells(changed, { name: 'Del archivo' }), cells('N-1')], () => renamed(changed))
  await attempt([cells(same), cells('N-2')], () => renamed(same))
  await attempt([cells(gone, { name: 'Del archivo' })], async () =>
    perform(removeServices, manager, { ids: [(await idOf(gone)).id] }),
  )
  await attempt([cells('N-3', { endsOn: '22/11/2026' })], async () => {
    clock.now = '2026-11-23T10:00:00.000Z'
  })
  clock.now = '2026-11-22T10:00:00.000Z'
})

test('the same file again says which import saved it already', async () => {
  const [reference] = named('1') as [string]
  const file = fileOf(reference)
  const first = await read([cells(reference)], here, administrator, file)
  expect(await perform(get, administrator, first)).toMatchObject({ repeats: null })
  await perform(save, administrator, first)
  const second = await read([cells(reference)], here, manager, file)
  expect(await perform(get, manager, second)).toMatchObject({
    ...{ repeats: { id: first.id, at: clock.now, by: 'Eva Sanz' }, counts: { same: 1 } },
  })
  const elsewhere = await read([cells(reference)], there, administrator, file)
  expect(await perform(get, administrator, elsewhere)).toMatchObject({ repeats: null, counts: { adds: 1 } })
})

test('an undone import leaves the catalogue as it was, and may be read again', async () => {
  const [added, updated] = named('A', 'U') as [string, string]
  await saved([cells(updated, { taxTreatment: 'exento' })])
  const [before] = await catalogue(updated)
  const changes = { name: 'Cambiado', priceCents: 1, taxTreatment: '21', endsOn: '', duration: 'P1Y' }
  const id = await saved([cells(added, { taxTreatment: '' }), cells(updated, changes)])
  expect(await catalogue(updated)).toMatchObject([{ name: 'Cambiado', taxTreatment: 'es-21', duration: 'P1Y' }])
  await perform(undo, administrator, { id })
  expect(await catalogue(added)).toEqual([])
  expect(await catalogue(updated)).toEqual([{ ...before, version: 3 }])
  expect(await perform(get, administrator, { id })).toMatchObject({ state: 'undone', undone: { by: 'Eva Sanz' } })
  await expect(perform(undo, administrator, { id })).rejects.toMatchObject({ code: 'move-not-allowed' })
  await saved([cells(added)])
})

test('the log tells of each service what a list made of it, and what taking it back did', async () => {
  const [fresh, known, gone] = named('log-fresh', 'log-known', 'log-gone') as [string, string, string]
  const { id: knownId } = await perform(addService, administrator, {
    ...{ centreId: here, reference: known, name: `Curso ${known}`, priceCents: 500_00, endsOn: '2027-12-31' },
  })
  const id = await saved([cells(fresh), cells(known), cells(gone)])
  const idOf = async (reference: string) =>
    (await owner.selectFrom('service').select('id').where('reference', '=', reference).executeTakeFirstOrThrow()).id
  const [freshId, goneId] = [await idOf(fresh), await idOf(gone)]
  await perform(removeServices, administrator, { ids: [goneId] })
  await perform(undo, administrator, { id })
  const told = async (subjectId: string) =>
    (
      await owner
        .selectFrom('action_log')
        .select(['action', 'before', 'after', 'centre_id'])
        .where('subject_id', '=', subjectId)
        .orderBy('position')
        .execute()
    ).map(({ action, before, after, centre_id }) => [action, before, after, centre_id])
  const added = { reference: fresh, name: `Curso ${fresh}`, priceCents: 640_00, endsOn: '2027-12-31' }
  expect(await told(freshId)).toEqual([
    ['services.add', null, added, here],
    ['services.remove', added, null, here],
  ])
  // Somebody had removed it by hand: taking the list back removed nothing.
  const byHand = { reference: gone, name: `Curso ${gone}`, priceCents: 640_00, endsOn: '2027-12-31' }
  expect(await told(goneId)).toEqual([
    ['services.add', null, byHand, here],
    ['services.remove', byHand, null, here],
  ])
  expect((await told(knownId)).slice(1)).toEqual([
    ['services.change', { priceCents: 500_00 }, { priceCents: 640_00 }, here],
    ['services.change', { priceCents: 640_00 }, { priceCents: 500_00 }, here],
  ])
})

test('an import is not undone once a sale has used a row or somebody has changed one', async () => {
  const [used, changed, earlier] = named('U', 'C', 'E') as [string, string, string]
  const sell = async (reference: string) => {
    const { id: serviceId } = (await perform(listServices, agent, { search: reference })).rows[0]!
    return perform(sendFinancing, agent, sale({ lines: [{ ...sale().lines[0]!, serviceId }] }))
  }
  const refused = (why: string, reference: string) => ({
    ...{ code: 'import-in-use', details: { rows: 1, [why]: `2 ${reference}` } },
  })
  const first = await saved([cells(used), cells('unused')])
  await sell(used)
  await expect(perform(undo, administrator, { id: first })).rejects.toMatchObject(refused('sold', used))
  expect(await catalogue(used)).toHaveLength(1)

  const second = await saved([cells(changed)])
  const [service] = (await perform(listServices, agent, { search: changed })).rows
  const { id, version } = service!
  const fields = { reference: changed, name: 'A mano', priceCents: 5, duration: 'P1M' }
  await perform(changeService, manager, { ...fields, id, version })
  await expect(perform(undo, administrator, { id: second })).rejects.toMatchObject(refused('changed', changed))

  await saved([cells(earlier)])
  await sell(earlier)
  clock.now = '2026-11-22T11:00:00.000Z'
  try {
    const update = await saved([cells(earlier, { name: 'Después de la venta' })])
    await perform(undo, administrator, { id: update })
    expect(await catalogue(earlier)).toMatchObject([{ name: `Curso ${earlier}` }])
  } finally {
    clock.now = '2026-11-22T10:00:00.000Z'
  }
})

test('a service deleted and restored, changed and changed back, or deleted, does not keep an import from being undone', async () => {
  const [updated, restored, renamed, deleted] = named('U', 'R', 'C', 'D') as [string, string, string, string]
  await saved([cells(updated)])
  const [before] = await catalogue(updated)
  const id = await saved([cells(updated, { priceCents: 9 }), cells(restored), cells(renamed), cells(deleted)])
  const rowOf = async (reference: string) =>
    (await perform(listServices, administrator, { search: reference })).rows[0]!
  for (const reference of [updated, restored]) {
    const { id: service } = await rowOf(reference)
    await perform(removeServices, manager, { ids: [service] })
    await perform(restoreServices, manager, { ids: [service] })
  }
  const { id: service, version, name } = await rowOf(renamed)
  const fields = { id: service, reference: renamed, priceCents: 64_000, endsOn: '2027-12-31' }
  await perform(changeService, manager, { ...fields, version, name: 'Otro' })
  await expect(perform(undo, administrator, { id })).rejects.toMatchObject({
    ...{ code: 'import-in-use', details: { rows: 1, changed: `4 ${renamed}` } },
  })
  await perform(changeService, manager, { ...fields, version: version + 1, name })
  await perform(removeServices, manager, { ids: [(await rowOf(deleted)).id] })
  await perform(undo, administrator, { id })
  expect(await catalogue(updated)).toMatchObject([{ priceCents: before?.priceCents }])
  for (const reference of [restored, renamed, deleted]) expect(await catalogue(reference)).toEqual([])
})

test('imports of another centre or merchant are not there for whoever does not see it', async () => {
  const { id } = await read([cells('T-1')], there)
  const notFound = { code: 'not-found' }
  for (const actor of [manager, stranger]) {
    for (const action of [get, rowsOf, save, undo])
      await expect(perform(action as typeof get, actor, { id })).rejects.toMatchObject(notFound)
    expect((await perform(list, actor, { limit: 100 })).rows.map((row) => row.id)).not.toContain(id)
    await expect(read([cells('T-2')], there, actor)).rejects.toMatchObject(notFound)
  }
  await expect(perform(get, agent, { id })).rejects.toMatchObject({ code: 'forbidden' })
})

test('the history shows what was saved, the newest first, page by page, and nothing that nobody saved', async () => {
  const ids: string[] = []
  for (const minute of [1, 2, 3]) {
    clock.now = `2026-11-22T12:0${minute}:00.000Z`
    ids.unshift(await saved([cells(`H-${minute}`)]))
    await read([cells(`H-${minute}-U`)])
  }
  await perform(undo, administrator, { id: ids[1]! })
  clock.now = '2026-11-22T10:00:00.000Z'
  const undone = await perform(list, manager, { states: ['undone'], limit: 1 })
  expect(undone.rows.map(({ id }) => id)).toEqual([ids[1]])
  const first = await perform(list, manager, { limit: 2 })
  expect(first.rows.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  const second = await perform(list, manager, { limit: 2, after: first.next ?? '' })
  expect(second.rows[0]?.id).toBe(ids[2])
})

test('a cell with what Postgres refuses is kept, marked', async () => {
  const { id } = await read([cells('Z\0\ud800', { name: '' })])
  const { rows } = await perform(rowsOf, administrator, { id })
  expect(rows[0]?.cells.reference).toBe('Z\uFFFD\uFFFD')
})

test('a service added by hand before the import is updated by it', async () => {
  const [reference] = named('1') as [string]
  const service = { centreId: here, reference, name: 'A mano', priceCents: 100, duration: 'P1M' }
  await perform(addService, manager, service)
  const { id } = await read([cells(reference)])
  const { rows } = await perform(rowsOf, administrator, { id })
  expect(rows[0]?.before).toEqual({ name: 'A mano', priceCents: 100, duration: 'P1M', endsOn: null })
})

test('a preview that is discarded is gone with its rows, and nobody discards what is saved', async () => {
  const { id } = await read([cells('X-1')])
  await expect(perform(discard, stranger, { id })).rejects.toMatchObject({ code: 'not-found' })
  await expect(perform(discard, agent, { id })).rejects.toMatchObject({ code: 'forbidden' })
  await perform(discard, manager, { id })
  await expect(perform(get, administrator, { id })).rejects.toMatchObject({ code: 'not-found' })
  expect(await owner.selectFrom('import_part').select('rows').where('import_id', '=', id).execute()).toEqual([])
  const line = await owner.selectFrom('action_log').select(['action', 'before']).where('subject_id', '=', id).execute()
  expect(line.at(-1)).toMatchObject({ action: 'imports.services.discard', before: { kind: 'services', rows: 1 } })

  const kept = await saved([cells('X-2')])
  await expect(perform(discard, administrator, { id: kept })).rejects.toMatchObject({ code: 'move-not-allowed' })
})

test('whoever left a preview unsaved finds it again, and nobody else’s, until it is saved or thrown away', async () => {
  const [mine, other] = await Promise.all(
    [1, 2].map(() => testUser(owner, merchantId, 'merchant-administrator', 'all')),
  )
  if (!mine || !other) throw new Error('two people are needed')
  const unsaved = (by: Actor) => perform(listUnsaved(serviceImports), by, undefined)
  const ids: string[] = []
  for (const reference of ['U-1', 'U-2', 'U-3']) {
    clock.now = new Date(Date.parse(clock.now) + 1000).toISOString()
    ids.push((await read([cells(reference)], here, mine)).id)
  }
  const [first = '', second = '', third = ''] = ids
  expect((await unsaved(mine)).map(({ id, state }) => [id, state])).toEqual(
    [third, second, first].map((id) => [id, 'previewed']),
  )
  await perform(save, mine, { id: second })
  await perform(discard, mine, { id: third })
  expect(await unsaved(mine)).toMatchObject([
    { id: first, centreName: 'Centro 0', counts: { adds: 1 }, read: { at: expect.any(String) } },
  ])
  expect(await unsaved(other)).toEqual([])
})

test('of the previews that a person did not save the newest stay, and all that were saved', async () => {
  const mine = await testUser(owner, merchantId, 'merchant-administrator', 'all')
  const kept = await read([cells('K-1')], here, mine)
  await perform(save, mine, { id: kept.id })
  const ids: string[] = []
  for (let n = 0; n < unsavedLimits.previews + 3; n++) ids.push((await read([cells('K-2')], here, mine)).id)

  const left = await owner.selectFrom('import').select('id').where('created_by', '=', mine.userId).execute()
  expect(left.map(({ id }) => id).toSorted()).toEqual([kept.id, ...ids.slice(3)].toSorted())
  const parts = await owner.selectFrom('import_part').select('import_id').where('import_id', '=', ids[0]!).execute()
  expect(parts).toEqual([])
})

test('unsaved previews of a person take no more than so many bytes, but the newest stays however large', async () => {
  const mine = await testUser(owner, merchantId, 'merchant-administrator', 'all')
  const file = (bytes: number) => new Uint8Array(bytes)
  const ids: string[] = []
  for (const bytes of [1_000, 60_000, 60_000]) ids.push((await read([cells('B-1')], here, mine, file(bytes))).id)
  const left = async () => {
    const rows = await owner.selectFrom('import').select('id').where('created_by', '=', mine.userId).execute()
    return rows.map(({ id }) => id).toSorted()
  }
  const drop = (bytes: number) =>
    database.write(mine.scope, (tx) => dropUnsaved(tx, mine.userId, { previews: 10, bytes }))
  await drop(200_000)
  expect(await left()).toEqual(ids.toSorted())
  await drop(100_000)
  expect(await left()).toEqual([ids[2]])
  await drop(10)
  expect(await left()).toEqual([ids[2]])
})
