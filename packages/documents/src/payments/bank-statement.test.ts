import { matchStatement } from '@cauce/domain/disbursement/statement'
import { errorMessage } from '@cauce/i18n/errors'
import { locales } from '@cauce/i18n/locale'
import { describe, expect, test } from 'vitest'
import { readBankStatement } from './bank-statement.ts'
import { type WrittenEntry, writtenStatement } from './testing/statements.ts'

const read = (xml: string) => readBankStatement(Buffer.from(xml))
const paid: WrittenEntry = {
  ...{ amount: '1234.50', direction: 'DBIT', reference: 'BANK-1' },
  details: [
    {
      ...{ endToEndId: 'D-1', party: 'Ruiz &amp; Hijos', iban: 'FR1420041010050500013M02606' },
      remittance: ['Liquidación', 'D-1'],
    },
  ],
}
const versions = ['02', '08'] as const

describe.each(versions)('a statement camt.053.001.%s', (version) => {
  test('tells what was booked: date, signed amount, who, what for and the bank’s own reference', () => {
    expect(read(writtenStatement(version, [paid, { amount: '7', direction: 'CRDT' }]))).toEqual([
      {
        ...{ bookedOn: '2026-11-23', amountCents: -1_234_50, currency: 'EUR', endToEndId: 'D-1' },
        counterparty: { name: 'Ruiz & Hijos', iban: 'FR1420041010050500013M02606' },
        ...{ remittance: 'Liquidación D-1', bankReference: 'BANK-1' },
      },
      {
        ...{ bookedOn: '2026-11-23', amountCents: 7_00, currency: 'EUR', endToEndId: null },
        counterparty: { name: null, iban: null },
        ...{ remittance: null, bankReference: 'B1' },
      },
    ])
  })

  test('leaves out what is only announced, and takes the day of a time', () => {
    const entries: WrittenEntry[] = [
      { ...paid, status: 'PDNG' },
      { ...paid, bookedOn: '<DtTm>2026-11-22T23:59:00+01:00</DtTm>' },
    ]
    expect(read(writtenStatement(version, entries)).map(({ bookedOn }) => bookedOn)).toEqual(['2026-11-22'])
  })

  test('tells the transfers of one entry one by one, and the entry alone where they do not sum up', () => {
    const batch = (second: string): WrittenEntry => ({
      ...{ amount: '30.00', direction: 'DBIT' },
      details: [
        { endToEndId: 'a', amount: '10.00' },
        { endToEndId: 'b', amount: second },
      ],
    })
    const told = (second: string) =>
      read(writtenStatement(version, [batch(second)])).map(({ endToEndId, amountCents }) => [endToEndId, amountCents])
    expect(told('20.00')).toEqual([
      ['a', -10_00],
      ['b', -20_00],
    ])
    expect(told('19.00')).toEqual([[null, -30_00]])
  })

  test('a payout that came back names the merchant still, and is no longer paid', () => {
    const back: WrittenEntry = { ...paid, direction: 'CRDT', details: [{ ...paid.details![0]!, returned: true }] }
    const entries = read(writtenStatement(version, [paid, back]))
    expect(entries.map(({ counterparty }) => counterparty.name)).toEqual(['Ruiz & Hijos', 'Ruiz & Hijos'])
    const match = matchStatement(entries, [{ payoutId: 'p', endToEndId: 'D-1', amountCents: 1_234_50 }])
    expect(match.amountDiffers.map(({ bookedCents }) => bookedCents)).toEqual([0])
  })

  test('an incoming payment names who sent it', () => {
    const incoming: WrittenEntry = { amount: '5.00', direction: 'CRDT', details: [{ party: 'Ana', role: 'Dbtr' }] }
    expect(read(writtenStatement(version, [incoming]))[0]?.counterparty.name).toBe('Ana')
  })

  test.each([
    [{ ...paid, amount: '1,50' }],
    [{ ...paid, amount: '1.505' }],
    [{ ...paid, amount: '-1.00' }],
    [{ ...paid, bookedOn: '' }],
    [{ ...paid, bookedOn: '<Dt>2026-02-30</Dt>' }],
    [{ ...paid, direction: 'X' as 'DBIT' }],
  ])('one unreadable entry refuses all of it: %o', (entry) => {
    expect(() => read(writtenStatement(version, [paid, entry]))).toThrow('statement-incomplete')
  })
})

test('letters written as references are read, however many, and a name that is none stays as it is', () => {
  const named = { ...paid, details: [{ party: 'N&#250;&#xF1;ez &amp; &nowhere;' }] }
  const entries = read(
    writtenStatement(
      '08',
      Array.from({ length: 3_000 }, () => named),
    ),
  )
  expect(new Set(entries.map(({ counterparty }) => counterparty.name))).toEqual(new Set(['Núñez & &nowhere;']))
})

test('prefixes and the encodings of old banks are read', () => {
  const xml = writtenStatement('02', [paid])
  const prefixed = xml.replace(/<(\/?)([A-Z])/g, '<$1c:$2').replace('xmlns=', 'xmlns:c=')
  expect(read(prefixed)).toEqual(read(xml))
  const latin = Buffer.from(xml.replace('UTF-8', 'ISO-8859-1'), 'latin1')
  expect(readBankStatement(latin)).toEqual(read(xml))
})

const bomb = `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`
test.each([
  ['file-empty', ''],
  ['statement-not-xml', 'Fecha;Importe\n2026-11-23;3,00'],
  ['statement-not-xml', writtenStatement('08', [paid]).slice(0, -20)],
  ['statement-not-xml', writtenStatement('08', [paid]).replace('<Document', `${bomb}<Document`)],
  [
    'statement-not-xml',
    writtenStatement('08', [paid]).replace('</Stmt>', `${'<a>'.repeat(60)}${'</a>'.repeat(60)}</Stmt>`),
  ],
  ['statement-unknown-format', '<Document/>'],
  ['statement-unknown-format', writtenStatement('08', [paid]).replace('053.001.08', '052.001.08')],
  ['statement-unknown-format', writtenStatement('08', [paid]).replace('053.001.08', '053.001.99')],
  ['statement-incomplete', writtenStatement('08', []).replace(/<Stmt>.*<\/Stmt>/, '')],
  [
    'statement-too-many-entries',
    writtenStatement(
      '08',
      Array.from({ length: 50_001 }, () => ({ amount: '1', direction: 'DBIT' as const })),
    ),
  ],
])('a bad file is refused: %s', (code, xml) => {
  expect(() => read(xml)).toThrow(code)
})

test('a file of more than twenty million bytes is refused unread', () => {
  expect(() => readBankStatement(new Uint8Array(20_000_001))).toThrow('file-too-large')
})

test.each([...locales])('refusals are told in words: %s', (locale) => {
  for (const code of ['statement-not-xml', 'statement-unknown-format', 'statement-incomplete'])
    expect(errorMessage(code, {}, locale)).not.toBe(errorMessage('internal', {}, locale))
  expect(errorMessage('statement-too-many-entries', { limit: 50_000 }, locale)).toMatch(/50\D000/)
})
