import { expect, test } from 'vitest'
import { readList } from '../imports/read-list.ts'
import { question } from '../imports/testing/files.ts'
import { type ExportedService, servicesFile } from './services.ts'

const service: ExportedService = {
  ...{ reference: '0042', name: 'Curso; de inglés', merchantName: 'Academia Norte', centreName: 'Gijón' },
  ...{ priceCents: 123_456, endsOn: '2027-12-31', duration: null, taxTreatment: 'es-10' },
  updatedAt: '2026-11-22T10:00:00.000Z',
}

async function* batches() {
  yield [service, { ...service, reference: 'B', endsOn: null, duration: 'P9M', taxTreatment: null }]
}

test.each([
  ['xlsx', 'es'],
  ['csv', 'es'],
  ['csv', 'en'],
  ['xlsx', 'fr'],
] as const)('an exported catalogue can be uploaded again and says the same (%s, %s)', async (format, locale) => {
  const chunks: Uint8Array[] = []
  for await (const chunk of servicesFile(batches(), { format, locale, timeZone: 'Europe/Madrid', today: '2026-11-22' })
    .body)
    chunks.push(chunk)
  const { rows } = await readList(Buffer.concat(chunks), question)
  expect(rows.map(({ value }) => value)).toEqual([
    { reference: '0042', name: 'Curso; de inglés', priceCents: 123_456, endsOn: '2027-12-31', taxTreatment: 'es-10' },
    { reference: 'B', name: 'Curso; de inglés', priceCents: 123_456, duration: 'P9M' },
  ])
})
