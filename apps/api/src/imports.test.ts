import { largestFileBytes } from '@cauce/documents/imports/limits'
import { compoundFile, filledIn, workbookOf } from '@cauce/documents/imports/testing/files'
import { beforeAll, describe, expect, test } from 'vitest'
import { insertMerchant, insertUser, testApi } from './testing/api.ts'

const lines: string[] = []
const api = await testApi({ log: (line) => lines.push(line) })
const { api: handlers, owner, origin } = api

const merchantId = await insertMerchant(api)
const foreignMerchantId = await insertMerchant(api, 'Sur')
const [centre, otherCentre, foreignCentre] = (await Promise.all(
  [
    [merchantId, 'C1'],
    [merchantId, 'C2'],
    [foreignMerchantId, 'C1'],
  ].map(async ([merchant_id, code]) => {
    const values = { merchant_id: merchant_id!, code: code!, name: code!, tax_treatment: 'exempt' }
    return (await owner.insertInto('centre').values(values).returning('id').executeTakeFirstOrThrow()).id
  }),
)) as [string, string, string]
await insertUser(api, { email: 'ana@example.com', merchantId })
await insertUser(api, { email: 'luc@example.com', merchantId: foreignMerchantId })
await insertUser(api, { email: 'agent@example.com', merchantId, role: 'sales-agent' })
const managerId = await insertUser(api, { email: 'manager@example.com', merchantId, role: 'centre-manager' })
await owner.insertInto('user_centre').values({ user_id: managerId, centre_id: centre }).execute()

let [ana, luc, agent, manager]: string[] = []
beforeAll(async () => {
  ana = await api.signIn('ana@example.com')
  luc = await api.signIn('luc@example.com')
  agent = await api.signIn('agent@example.com')
  manager = await api.signIn('manager@example.com')
})

/** What a request may carry here. */
type Body = string | ArrayBuffer | Uint8Array<ArrayBuffer>
type Sent = { cookie?: string | undefined; centreId?: string; name?: string; headers?: Record<string, string> }

const send = (path: string, body: Body | undefined, { cookie, headers }: Sent) =>
  handlers.backOffice.request(`${origin}${path}`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/octet-stream', ...(cookie && { cookie }), ...headers },
    ...(body !== undefined && { body }),
  })
const upload = (file: Body, { cookie = ana, centreId = centre, name = 'lista.csv', headers }: Sent = {}) =>
  send(`/imports/services?centre=${centreId}`, file, {
    cookie,
    headers: { 'x-file-name': encodeURIComponent(name), ...headers },
  })
const download = (path: string, cookie = ana) =>
  handlers.backOffice.request(`${origin}${path}`, { headers: { ...(cookie && { cookie }) } })

const ask = async (name: string, input: object, cookie = ana) => {
  const answer = await api.post(`/trpc/imports.services.${name}`, input, { ...(cookie && { cookie }) })
  return JSON.parse(await answer.text())
}
const idIn = async (answer: Response) => ((await answer.json()) as { id: string }).id
const preview = async (file: Body, sent?: Sent): Promise<string> => {
  const answer = await upload(file, sent)
  expect(answer.status).toBe(200)
  return idIn(answer)
}
const header = 'Referencia;Nombre;Precio;Duración;Aula'
const list = (...rows: string[]) => [header, ...rows].join('\r\n')
const previewOf = async (id: string, cookie = ana) => (await ask('get', { id }, cookie)).result.data
const rowsOf = async (id: string) => (await ask('rows', { id })).result.data.rows

test('a file that comes in is previewed with its name, and saved when asked', async () => {
  const id = await preview(list('A-1;Inglés B2;640;6 meses;3', 'A-2;;12;P1M;'), { name: 'cursos de otoño.csv' })
  expect(await previewOf(id)).toMatchObject({
    ...{ state: 'previewed', fileName: 'cursos de otoño.csv', ignoredHeaders: ['Aula'], headerRow: 1 },
    counts: { green: 1, red: 1, adds: 1 },
    columns: [
      { key: 'reference', header: 'Referencia' },
      { key: 'name', header: 'Nombre' },
      { key: 'priceCents', header: 'Precio' },
      { key: 'duration', header: 'Duración' },
    ],
  })
  expect(await rowsOf(id)).toEqual([
    expect.objectContaining({ row: 2, value: expect.objectContaining({ priceCents: 64_000, duration: 'P6M' }) }),
    expect.objectContaining({ row: 3, faults: { name: { code: 'required' } } }),
  ])
  expect((await ask('save', { id })).result.data).toEqual({ adds: 1, updates: 0, same: 0 })
  const services = await owner.selectFrom('service').select('reference').execute()
  expect(services).toEqual([{ reference: 'A-1' }])
})

const templates = ['services-end-date', 'services-duration'].flatMap((name) =>
  ['es', 'fr', 'en'].map((locale) => [name, locale] as const),
)

test.each(templates)('the template %s in %s, filled in, is a list that can be saved', async (name, locale) => {
  const answer = await download(`/imports/services/templates/${name}.xlsx?locale=${locale}`)
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[^"]+\.xlsx"$/)
  const template = await answer.arrayBuffer()
  const untouched = await upload(template, { name: `${name}.xlsx` })
  expect([untouched.status, await api.codeOf(untouched)]).toEqual([400, 'file-without-rows'])
  const id = await preview(filledIn(template), { name: `${name}.xlsx` })
  expect(await previewOf(id)).toMatchObject({ counts: { green: 1, red: 0 }, ignoredHeaders: [], exampleRow: 2 })
})

test('a template that there is not, or in no language of ours, is refused', async () => {
  expect((await download('/imports/services/templates/users.xlsx?locale=es')).status).toBe(404)
  expect((await download('/imports/services/templates/services-duration.xlsx?locale=xx')).status).toBe(400)
})

test('the red rows come back as a workbook with their reasons, which can be sent again', async () => {
  const id = await preview(list('=R+1;;12;P1M;', 'R-2;Bien;12;P1M;', 'R-3;Mal;doce;P1M;'))
  const answer = await download(`/imports/services/${id}/red-rows?locale=es`)
  expect(answer.status).toBe(200)
  const again = await preview(await answer.arrayBuffer(), { name: 'filas.xlsx' })
  expect(await previewOf(again)).toMatchObject({ counts: { green: 0, red: 2 } })
  expect((await rowsOf(again)).map(({ cells }: { cells: object }) => cells)).toEqual([
    { reference: '=R+1', priceCents: '12', duration: 'P1M' },
    { reference: 'R-3', name: 'Mal', priceCents: 'doce', duration: 'P1M' },
  ])
})

test('files to download have one limit: red rows take a turn as exports do', async () => {
  const id = await preview(list('L-1;;12;P1M;'))
  const redRows = () => download(`/imports/services/${id}/red-rows?locale=es`)
  const view = { filter: { tab: 'all' }, format: 'csv', locale: 'es' }
  const first = await redRows()
  expect(first.status).toBe(200)
  const [second, exported] = [await redRows(), await api.post('/exports/financings', view, { cookie: ana! })]
  for (const answer of [second, exported]) expect([answer.status, await api.codeOf(answer)]).toEqual([503, 'busy'])
  await first.arrayBuffer()
  for (const free of [() => api.post('/exports/financings', view, { cookie: ana! }), redRows]) {
    const next = await free()
    expect(next.status).toBe(200)
    await next.arrayBuffer()
  }
})

test('a preview that the catalogue outran is read again from the file that was kept', async () => {
  const file = list('V-1;Uno;10;P1M;', 'V-2;Dos;10;P1M;')
  const first = await preview(file)
  const second = await preview(file, { cookie: manager })
  await ask('save', { id: first })
  expect((await ask('save', { id: second }, manager)).error.data).toMatchObject({
    ...{ code: 'import-outdated', details: { rows: 2 } },
  })
  const answer = await send(`/imports/services/${second}/again`, undefined, { cookie: manager })
  const id = await idIn(answer)
  expect(await previewOf(id, manager)).toMatchObject({
    ...{ counts: { green: 2, same: 2 }, repeats: { id: first }, centreId: centre },
  })
})

describe('a file that is none of ours', async () => {
  const template = await (async () => {
    const cookie = await api.signIn('ana@example.com')
    return Buffer.from(
      await (await download('/imports/services/templates/services-duration.xlsx?locale=es', cookie)).arrayBuffer(),
    )
  })()
  const bad: [what: string, file: Body, status: number, code: string][] = [
    ['empty', '', 400, 'file-empty'],
    ['blank', '\r\n;;\r\n', 400, 'file-empty'],
    ['cut in half', template.subarray(0, template.length / 2), 400, 'file-damaged'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 400, 'file-not-a-workbook'],
    ['another zip', Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'), 400, 'file-not-a-workbook'],
    ['a page', '<html><table><tr><td>Referencia</td></tr></table></html>', 400, 'file-not-a-workbook'],
    ['another list', 'Pedido;Transportista\r\nP-1;SEUR', 400, 'file-wrong-template'],
    ['without a column', 'Referencia;Nombre;Precio\r\nA;B;1', 400, 'file-columns-missing'],
    ['with a column twice', `${header};PVP;Importe;Precio\r\nA;B;1;P1M;;1;2;3`, 400, 'file-column-repeated'],
    ['without rows', header, 400, 'file-without-rows'],
    ['too long', list(...Array.from({ length: 60_000 }, (_, n) => `A-${n};B;1;P1M;`)), 400, 'file-too-many-rows'],
    ['encrypted', new Uint8Array(compoundFile({ EncryptionInfo: 'x', EncryptedPackage: 'y' })), 400, 'file-encrypted'],
    ['a bomb', new Uint8Array(workbookOf(Buffer.alloc(150 * 1024 * 1024, ' '))), 400, 'file-expands-too-much'],
    ['a million rows', new Uint8Array(workbookOf('<row r="1"/>'.repeat(1_000_000))), 400, 'file-too-many-rows'],
    ['too large', Buffer.alloc(largestFileBytes + 1, 'a'), 413, 'file-too-large'],
  ]
  test.each(bad)('%s, is refused and leaves nothing', async (_, file, status, code) => {
    const before = await api.contents()
    const answer = await upload(file)
    expect([answer.status, await api.codeOf(answer)]).toEqual([status, code])
    expect(await api.contents()).toBe(before)
  })

  test('too large is refused also where its length is not said', async () => {
    const part = new Uint8Array(1024 * 1024)
    let sent = 0
    const endless = new ReadableStream({
      pull: (controller) => (sent++ > 40 ? controller.close() : controller.enqueue(part)),
    })
    const answer = await handlers.backOffice.request(`${origin}/imports/services?centre=${centre}`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/octet-stream', cookie: ana! },
      body: endless,
      duplex: 'half',
    } as RequestInit)
    expect([answer.status, await api.codeOf(answer)]).toEqual([413, 'file-too-large'])
  })
})

describe('nothing comes in or out', () => {
  const file = list('N-1;Nada;10;P1M;')
  const refusedWith = async (answer: Response) => [answer.status, await api.codeOf(answer)]

  test('for whoever is not signed in, may not manage services, or sends from elsewhere', async () => {
    const id = await preview(file)
    const before = await api.contents()
    expect(await refusedWith(await upload(file, { cookie: '' }))).toEqual([401, 'not-signed-in'])
    expect(await refusedWith(await upload(file, { cookie: agent }))).toEqual([403, 'forbidden'])
    const elsewhere = { headers: { origin: 'https://evil.example' } }
    expect(await refusedWith(await upload(file, elsewhere))).toEqual([403, 'foreign-origin'])
    const form = { headers: { 'content-type': 'multipart/form-data; boundary=x' } }
    expect(await refusedWith(await upload(file, form))).toEqual([415, 'wrong-content-type'])
    for (const path of [`${id}/red-rows?locale=es`, 'templates/services-duration.xlsx?locale=es']) {
      expect(await refusedWith(await download(`/imports/services/${path}`, ''))).toEqual([401, 'not-signed-in'])
      expect(await refusedWith(await download(`/imports/services/${path}`, agent))).toEqual([403, 'forbidden'])
    }
    expect(await api.contents()).toBe(before)
  })

  test('of another merchant or centre, nor of a kind that there is not', async () => {
    const [own, other] = [await preview(file), await preview(file, { centreId: otherCentre })]
    const before = await api.contents()
    const notFound = [404, 'not-found']
    for (const centreId of [foreignCentre, 'nowhere', crypto.randomUUID()])
      expect((await upload(file, { centreId })).status).toBeOneOf([400, 404])
    expect(await refusedWith(await upload(file, { cookie: manager, centreId: otherCentre }))).toEqual(notFound)
    for (const [cookie, id] of [
      [luc, own],
      [manager, other],
      [ana, 'nothing'],
    ]) {
      expect(await refusedWith(await download(`/imports/services/${id}/red-rows?locale=es`, cookie))).toEqual(notFound)
      expect(await refusedWith(await send(`/imports/services/${id}/again`, undefined, { cookie }))).toEqual(notFound)
    }
    expect(await refusedWith(await send('/imports/lessons', file, { cookie: ana }))).toEqual(notFound)
    expect(await api.contents()).toBe(before)
  })
})

test('a person sends one file at a time, and the next when that is done', async () => {
  const [first, second] = await Promise.all([upload(list('B-1;Uno;1;P1M;')), upload(list('B-2;Dos;1;P1M;'))])
  expect([first.status, second.status].toSorted()).toEqual([200, 503])
  expect((await upload(list('B-2;Dos;1;P1M;'))).status).toBe(200)
})

test('a name is kept as text to show, whatever it says', async () => {
  const named = async (name: string) => (await previewOf(await preview(list('F-1;F;1;P1M;'), { name }))).fileName
  expect(await named('../../etc/pas\u0000swd\u202Egpj.exe')).toBe('../../etc/passwdgpj.exe')
  expect(await named('')).toBe('—')
  expect(await named('x'.repeat(400))).toHaveLength(255)
})

test('the log of requests holds nothing of a file', () => {
  expect(lines.join()).toContain('/imports/services')
  expect(lines.join()).not.toMatch(/Inglés|otoño|A-1/)
})
