import { readEntries } from '@cauce/domain/disbursement/statement'
import { errorMessage } from '@cauce/i18n/errors'
import { locales } from '@cauce/i18n/locale'
import { describe, expect, test } from 'vitest'
import { readBankStatement } from './bank-statement.ts'
import { readStatements } from './read-statements.ts'
import { type WrittenEntry, writtenStatement } from './testing/statements.ts'

const statements = (xml: string) => readBankStatement(Buffer.from(xml))
const read = (xml: string) => statements(xml).flatMap(({ entries }) => entries)
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
        ...{ isReturn: false, returnReason: null },
        counterparty: { name: 'Ruiz & Hijos', iban: 'FR1420041010050500013M02606' },
        ...{ remittance: 'Liquidación D-1', bankReference: 'BANK-1' },
      },
      {
        ...{ bookedOn: '2026-11-23', amountCents: 7_00, currency: 'EUR', endToEndId: null },
        ...{ isReturn: false, returnReason: null },
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
    expect(entries.map(({ isReturn, returnReason }) => [isReturn, returnReason])).toEqual([
      [false, null],
      [true, 'AC04'],
    ])
    const sent = { state: 'sent' as const, amountCents: 1_234_50, booked: { paid: 0, returned: 0 } }
    expect(readEntries(entries, new Map([['D-1', sent]]))).toEqual([
      { kind: 'paid', to: 'paid' },
      { kind: 'returned', to: 'rejected' },
    ])
  })

  test.each(['true', '1'])('what the bank reverses is a return: %s', (said) => {
    const xml = writtenStatement(version, [{ ...paid, direction: 'CRDT', reversal: true }]).replace(
      '>true<',
      `>${said}<`,
    )
    expect(read(xml)).toMatchObject([{ isReturn: true, amountCents: 1_234_50 }])
  })

  test('an incoming payment names who sent it', () => {
    const incoming: WrittenEntry = { amount: '5.00', direction: 'CRDT', details: [{ party: 'Ana', role: 'Dbtr' }] }
    expect(read(writtenStatement(version, [incoming]))[0]?.counterparty.name).toBe('Ana')
  })

  test.each([
    [{ ...paid, amount: '1,50' }],
    [{ ...paid, amount: '1.505' }],
    [{ ...paid, amount: '-1.00' }],
    [{ ...paid, currency: 'euro' }],
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
  expect(readBankStatement(latin)).toEqual(statements(xml))
})

test('a statement tells its name, its page, its account, its days and its balances', () => {
  const balance = (code: string, amount: string, direction = 'CRDT') =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd></Bal>`
  const days = '<FrToDt><FrDtTm>2026-11-23T00:00:00</FrDtTm><ToDtTm>2026-11-24T00:00:00</ToDtTm></FrToDt>'
  const xml = writtenStatement('08', [paid])
    .replace('<Id>1</Id>', `<Id>2026-231</Id><StmtPgntn><PgNb>1</PgNb><LastPgInd>true</LastPgInd></StmtPgntn>${days}`)
    .replace('</Acct>', `</Acct>${balance('PRCD', '10.00')}${balance('CLBD', '1224.50', 'DBIT')}`)
  expect(statements(xml)).toMatchObject([
    {
      ...{ messageId: 'M', statementId: '2026-231', page: 1, iban: 'ES9121000418450200051332' },
      ...{ fromDay: '2026-11-23', toDay: '2026-11-23', openingCents: 10_00, closingCents: -1_224_50 },
    },
  ])
  const ofSeveral = (page: number) =>
    statements(xml.replace('<PgNb>1</PgNb><LastPgInd>true', `<PgNb>${page}</PgNb><LastPgInd>${page === 2}`))
  for (const page of [1, 2])
    expect(ofSeveral(page)).toMatchObject([{ page, openingCents: null, closingCents: null, toDay: '2026-11-23' }])
  expect(statements(writtenStatement('02', []))).toMatchObject([{ page: 1, fromDay: null, openingCents: null }])
})

test('one file may hold statements of several accounts', () => {
  const xml = writtenStatement('02', [paid])
  const [first = ''] = /<Stmt>.*<\/Stmt>/.exec(xml) ?? []
  const other = first
    .replace('<Id>1</Id>', '<Id>2</Id>')
    .replace('ES9121000418450200051332', 'ES0000000000000000000000')
  expect(statements(xml.replace(first, first + other)).map(({ iban, statementId }) => [statementId, iban])).toEqual([
    ['1', 'ES9121000418450200051332'],
    ['2', null],
  ])
})

test('a character that no database takes is left out', () => {
  expect(read(writtenStatement('08', [{ ...paid, details: [{ party: 'A&#0;&#7;B' }] }]))[0]?.counterparty.name).toBe(
    'AB',
  )
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
  ['statement-incomplete', writtenStatement('08', []).replace('<Id>1</Id>', '')],
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

test('a thread reads the same, and refuses the same', async () => {
  const xml = writtenStatement('08', [paid])
  expect(await readStatements(Buffer.from(xml))).toEqual(statements(xml))
  await expect(readStatements(Buffer.from('Fecha;Importe'))).rejects.toThrow('statement-not-xml')
  await expect(readStatements(new Uint8Array(20_000_001))).rejects.toThrow('file-too-large')
})
