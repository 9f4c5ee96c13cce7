import { importableRoles, writtenRole } from '@cauce/domain/access/role-words'
import { writtenTax } from '@cauce/domain/catalogue/tax-words'
import { importKinds } from '@cauce/domain/imports/kinds'
import { taxTreatmentNames } from '@cauce/domain/orders/tax'
import { columnName } from '@cauce/i18n/columns'
import { expect, test } from 'vitest'
import { CFB, read } from 'xlsx'
import { readList } from '../imports/read-list.ts'
import { filledIn } from '../imports/testing/files.ts'
import { examplesOf } from './example-rows.ts'
import { templateFile } from './template.ts'
import { choicesOf, type TemplateName, templateColumns, templateNames } from './template-columns.ts'

const locales = ['es', 'fr', 'en'] as const
const today = '2026-11-22'
const cases = locales.flatMap((locale) => templateNames.map((name) => ({ name, locale })))

async function bytesOf({ name, locale }: (typeof cases)[number]): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of templateFile(name, { locale, today }).body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const kindOf = (name: TemplateName) => (name === 'users' || name === 'shipments' ? name : 'services')

test.each(cases)('the template $name in $locale, uploaded as it is, has one good row', async (template) => {
  const kind = kindOf(template.name)
  const { columns, ignoredHeaders, rows } = await readList(await bytesOf(template), { kind, today, taxCountry: 'ES' })
  expect(columns.map(({ key }) => key)).toEqual(templateColumns[template.name])
  expect(columns.map(({ header }) => header)).toEqual(
    templateColumns[template.name].map((column) => columnName(column, template.locale)),
  )
  expect(ignoredHeaders).toEqual([])
  expect(rows).toMatchObject([{ row: 2, value: {} }])
})

test.each(cases)('the example of the template $name in $locale is left out while it is as it was', async (template) => {
  const kind = kindOf(template.name)
  const question = { kind, taxCountry: 'ES', examples: examplesOf(kind) } as const
  const bytes = await bytesOf(template)
  await expect(readList(bytes, { ...question, today })).rejects.toMatchObject({
    ...{ code: 'file-without-rows', details: { exampleRow: 2 } },
  })

  const more = Buffer.from(filledIn(bytes))
  expect(await readList(more, { ...question, today })).toMatchObject({ exampleRow: 2, rows: [{ row: 3 }] })
})

test('the example is known again in what a spreadsheet saves as text', async () => {
  const question = { kind: 'services', today, taxCountry: 'ES', examples: examplesOf('services') } as const
  const lines = ['Referencia;Nombre;Precio;Duración', '001-A;Curso de ejemplo;1.234,50;9 meses', '001-A;Mío;10;9 meses']
  expect(await readList(Buffer.from(lines.join('\n')), question)).toMatchObject({
    exampleRow: 2,
    rows: [{ row: 3, value: { reference: '001-A', name: 'Mío' } }],
  })
})

test.each(cases)('the template $name in $locale explains each of its columns', async (template) => {
  const book = read(await bytesOf(template))
  const [, explanations] = book.SheetNames.map((name) => book.Sheets[name])
  const explained = templateColumns[template.name].map((_, index) => explanations?.[`C${index + 2}`]?.v)
  expect(explained.every((help) => typeof help === 'string' && help.length > 10)).toBe(true)
})

test('a spreadsheet lets nobody type a price of zero, a past date or another tax, and keeps zeros in front', async () => {
  const zip = CFB.read(await bytesOf({ name: 'services-end-date', locale: 'es' }), { type: 'buffer' })
  const xml = Buffer.from(CFB.find(zip, '/xl/worksheets/sheet1.xml').content).toString()
  const rules = [...xml.matchAll(/<dataValidation type="(\w+)"[^>]* sqref="(\w+):\w+"><formula1>([^<]*)/g)]
  expect(rules.map(([, ...rule]) => rule)).toEqual([
    ['textLength', 'A2', '60'],
    ['textLength', 'B2', '200'],
    ['decimal', 'C2', '0'],
    ['date', 'D2', '46348'],
    ['list', 'E2', "'Explicaciones'!$F$2:$F$9"],
  ])
  const format = /<c r="A2" s="(\d+)"/.exec(xml)?.[1]
  expect(xml).toContain(`<col style="${format}" min="1"`)
})

test.each(locales)('every choice and header that a template offers in %s is understood', (locale) => {
  expect(choicesOf('taxTreatment', locale).map((words) => writtenTax(words, locale === 'fr' ? 'FR' : 'ES'))).toEqual(
    taxTreatmentNames,
  )
  expect(choicesOf('role', locale).map(writtenRole)).toEqual(importableRoles)
  for (const { columns } of Object.values(importKinds))
    for (const [key, { headers }] of Object.entries(columns))
      expect(headers[locale][0]).toBe(columnName(key as keyof typeof columns, locale))
})
