import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@cauce/database/connection'
import { keyScopes } from '@cauce/domain/access/permissions'
import { createKey } from '@cauce/operations/access/create-key'
import { addService } from '@cauce/operations/catalogue/add-service'
import { sendFinancing } from '@cauce/operations/financing/send-financing'
import { createPerform } from '@cauce/operations/perform'
import { testMerchant } from '@cauce/operations/testing/merchant'
import { ids } from '@cauce/rpc/openapi/answers'
import { openApiDocument } from '@cauce/rpc/openapi/document'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Serving, serve } from './serving.ts'
import { testApi } from './testing/api.ts'
import { callAsDescribed, findSchemathesis } from './testing/schemathesis.ts'

const api = await testApi()
const database = openDatabase({ url: api.url, connections: 1 })
const perform = createPerform({ database, linkKey: 'key' })
const { administrator, sale, centreIds, productId, id: merchantId } = await testMerchant(api.owner)
const sales = await Promise.all([sale(), sale()].map((one) => perform(sendFinancing, administrator, one)))
const service = await perform(addService, administrator, {
  centreId: centreIds[0],
  reference: 'ENG',
  name: 'English course',
  priceCents: 90_000,
  duration: 'P9M',
})
const { key } = await perform(createKey, administrator, { name: 'Caller', scopes: [...keyScopes] })

const folder = await mkdtemp(join(tmpdir(), 'cauce-openapi-'))
let serving: Serving
beforeAll(async () => {
  serving = await serve(api.api.backOffice, 0)
})
afterAll(async () => {
  await serving.stop(0)
  await database.close()
  await rm(folder, { recursive: true })
})

const schemathesis = await findSchemathesis()

/** The document with ids that exist in its examples, so that what is called with them gets past the first look. */
async function documentFile(): Promise<string> {
  const existing = {
    [ids.financing]: sales[0]!.id,
    [ids.other]: sales[1]!.id,
    [ids.centre]: centreIds[0],
    [ids.product]: productId,
    [ids.merchant]: merchantId,
    [ids.service]: service.id,
  }
  const text = JSON.stringify(openApiDocument(api.origin)).replaceAll(
    new RegExp(Object.keys(existing).join('|'), 'g'),
    (id) => existing[id as keyof typeof existing]!,
  )
  const file = join(folder, 'openapi.json')
  await writeFile(file, text)
  return file
}

test.skipIf(!schemathesis)(
  'whatever is called, no answer is a failure or other than the document says',
  async () => {
    const apiUrl = `http://localhost:${serving.port}`
    const calling = { document: await documentFile(), apiUrl, key: key!, maxExamples: 6 }
    const { asDescribed, output } = await callAsDescribed(schemathesis!, calling)
    expect(asDescribed, output).toBe(true)
  },
  330_000,
)

test('the page and all its parts come from here', async () => {
  const get = (path: string) => api.api.backOffice.request(`${api.origin}${path}`)
  const html = await (await get('/api-docs')).text()
  const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!)
  expect(parts).toHaveLength(5)
  for (const path of parts.filter((part) => part !== '/icon.svg'))
    expect([path, (await get(path)).status]).toEqual([path, 200])
  expect(await (await get('/openapi.json')).text()).toBe(JSON.stringify(openApiDocument(api.origin)))
})
