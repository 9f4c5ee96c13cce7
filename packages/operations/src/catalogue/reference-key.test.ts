import { openDatabase, openOwner } from '@cauce/database/connection'
import { referenceKey } from '@cauce/domain/catalogue/schema'
import { testDatabase } from '@cauce/testing/database'
import { array, assert, asyncProperty, constantFrom, oneof, string } from 'fast-check'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { previewImport } from '../imports/preview-import.ts'
import { saveImport } from '../imports/save-import.ts'
import { createPerform } from '../perform.ts'
import { testMerchant } from '../testing/merchant.ts'
import { fileOf, serviceList } from '../testing/service-list.ts'
import { addService } from './add-service.ts'
import { serviceImports } from './service-import.ts'
import { suggestServices } from './suggest-services.ts'

const { url } = await testDatabase()
const owner = openOwner(url)
const database = openDatabase({ url })
const perform = createPerform({ database, linkKey: 'a key for tests' })
const { administrator, centreIds } = await testMerchant(owner)
const [centreId] = centreIds
afterAll(() => Promise.all([owner.destroy(), database.close()]))

async function keysInDatabase(references: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select reference_key(reference) as key from unnest(${references}::text[]) with ordinality as given (reference, position)
    order by position`.execute(owner)
  return rows.map(({ key }) => key)
}

/** Characters that there are, without the many thousands of scripts that have no case. */
const assigned = /[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}]/u
const caseless = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Yi}\p{Script=Tangut}\p{Script=Egyptian_Hieroglyphs}]/u

test('every character has the same key here and in the database', async () => {
  const characters = Array.from({ length: 0x10ffff }, (_, n) => n + 1)
    .map((code) => String.fromCodePoint(code))
    .filter((character) => assigned.test(character) && !caseless.test(character))
  const theirs = await keysInDatabase(characters)
  expect(characters.filter((character, n) => referenceKey(character) !== theirs[n])).toEqual([])
})

test('every text has the same key here and in the database, whatever stands beside a letter', async () => {
  const awkward = constantFrom(..."İIıiΣσςΟο\u0307\u0345.'’ ǅßẞΆ", '\u{1e900}', '\u{16ea0}')
  const texts = array(oneof(awkward, string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 12 }).map((parts) =>
    parts.join('').replaceAll('\0', ''),
  )
  await assert(
    asyncProperty(array(texts, { minLength: 100, maxLength: 100 }), async (references) => {
      expect(await keysInDatabase(references)).toEqual(references.map(referenceKey))
    }),
    { numRuns: 30 },
  )
})

const service = { name: 'Curso', priceCents: 1000, duration: 'P1M' }
const imported = async (...references: string[]) => {
  const list = serviceList(
    references.map((reference) => ({ reference, name: 'Curso', priceCents: 10, duration: 'P1M' })),
  )
  const file = fileOf(references.join())
  return {
    list,
    ...(await perform(previewImport(serviceImports), administrator, { centreId, fileName: 'f', file, list })),
  }
}

test.each([
  ['a-İX', 'a-ix', false],
  ['b-ΟΔΟΣ', 'b-οδος', true],
  ['c-ΟΔΟΣ', 'c-οδοσ', true],
  ['d-Ñ', 'd-ñ', true],
])('of %s and %s a file and the catalogue say the same: one reference is %s', async (one, other, isSame) => {
  const { list, id } = await imported(one, other)
  expect(list.rows.map(({ faults }) => faults !== undefined)).toEqual([false, isSame])
  const saved = await perform(saveImport(serviceImports), administrator, { id })
  expect(saved).toMatchObject({ adds: isSame ? 1 : 2 })
  const adding = perform(addService, administrator, { centreId, ...service, reference: other })
  await expect(adding).rejects.toMatchObject({ code: 'reference-taken' })
})

test('a beginning is found before the word it begins ends', async () => {
  await perform(addService, administrator, { centreId, ...service, reference: 'ΟΔΟΣΑ' })
  const found = await perform(suggestServices, administrator, { centreId, text: 'ΟΣ' })
  expect(found).toEqual([])
  const begun = await perform(suggestServices, administrator, { centreId, text: 'ΟΔΟΣ' })
  expect(begun.map(({ reference }) => reference)).toContain('ΟΔΟΣΑ')
})
