import { readFileSync } from 'node:fs'
import { fc, test } from '@fast-check/vitest'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { type PayoutBatch, payoutFile, type Transfer } from './payout-file.ts'
import { sepaText } from './sepa-text.ts'

const transfer: Transfer = {
  endToEndId: 'D-2026-11-23-0001',
  amountCents: 1_234_56,
  creditor: { name: 'Academia Norte, S.L.', iban: 'FR1420041010050500013M02606' },
  remittance: 'Liquidación D-0001 <23/11>',
}
const batch: PayoutBatch = {
  messageId: 'CAUCE-20261123-1',
  createdAt: '2026-11-23T06:00:00.000Z',
  executeOn: '2026-11-23',
  debtor: { name: 'Cauce Pagos, S.A.', iban: 'ES91 2100 0418 4502 0005 1332', bic: 'CAIXESBBXXX' },
  transfers: [transfer],
}

const written = (some: PayoutBatch) => Buffer.from(payoutFile(some)).toString('utf8')
const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: false, isArray: (tag) => tag === 'CdtTrfTxInf' })
const read = (xml: string) => parser.parse(xml).Document.CstmrCdtTrfInitn

const schema = readFileSync(new URL('./testing/pain.001.001.09.xsd', import.meta.url), 'utf8')
const faults = async (xml: string) =>
  (await validateXML({ xml: [{ fileName: 'batch.xml', contents: xml }], schema: [schema] })).errors

describe('a batch of payouts', () => {
  test('is what the schema of ISO 20022 demands, with a bank’s identifier and without', async () => {
    expect(await faults(written(batch))).toEqual([])
    const plain = { ...batch, debtor: { ...batch.debtor, bic: null }, transfers: [{ ...transfer, remittance: '€€' }] }
    expect(await faults(written({ ...plain, transfers: [{ ...transfer, remittance: ' ' }] }))).toEqual([])
    expect(await faults(written(batch).replace('<PmtMtd>TRF</PmtMtd>', ''))).not.toEqual([])
  })

  test('says who pays whom how much, when and for what', () => {
    const { GrpHdr, PmtInf } = read(written(batch))
    expect(GrpHdr).toMatchObject({ MsgId: 'CAUCE-20261123-1', NbOfTxs: '1', CtrlSum: '1234.56' })
    expect(PmtInf).toMatchObject({
      BtchBookg: 'false',
      ReqdExctnDt: { Dt: '2026-11-23' },
      DbtrAcct: { Id: { IBAN: 'ES9121000418450200051332' } },
      DbtrAgt: { FinInstnId: { BICFI: 'CAIXESBBXXX' } },
    })
    expect(PmtInf.CdtTrfTxInf).toEqual([
      {
        PmtId: { EndToEndId: 'D-2026-11-23-0001' },
        Amt: { InstdAmt: { '@_Ccy': 'EUR', '#text': '1234.56' } },
        Cdtr: { Nm: 'Academia Norte, S.L.' },
        CdtrAcct: { Id: { IBAN: 'FR1420041010050500013M02606' } },
        RmtInf: { Ustrd: 'Liquidacion D-0001 23/11' },
      },
    ])
  })

  const transfers = fc
    .array(fc.record({ cents: fc.integer({ min: 1, max: 999_999_999_99 }), name: fc.string({ unit: 'binary' }) }), {
      minLength: 1,
      maxLength: 60,
    })
    .map((rows) =>
      rows.map(({ cents, name }, index) => ({
        ...{ ...transfer, endToEndId: `E-${index}`, amountCents: cents, remittance: name },
        creditor: { ...transfer.creditor, name },
      })),
    )
  test.prop([transfers])('its control sum and count are those of its rows, whatever the rows', (some) => {
    const { GrpHdr, PmtInf } = read(written({ ...batch, transfers: some }))
    const rows: { Amt: { InstdAmt: { '#text': string } } }[] = PmtInf.CdtTrfTxInf
    const sum = rows.reduce((total, row) => total + BigInt(row.Amt.InstdAmt['#text'].replace('.', '')), 0n)
    expect(sum).toBe(some.reduce((total, { amountCents }) => total + BigInt(amountCents), 0n))
    for (const sums of [GrpHdr, PmtInf]) {
      expect(sums.NbOfTxs).toBe(String(some.length))
      expect(sums.CtrlSum).toMatch(/^\d+\.\d\d$/)
      expect(BigInt(sums.CtrlSum.replace('.', ''))).toBe(sum)
    }
  })

  test.prop([transfers], { numRuns: 8 })('any batch passes the schema', async (some) => {
    expect(await faults(written({ ...batch, transfers: some }))).toEqual([])
  })

  test.each<[string, Partial<PayoutBatch>, Partial<Transfer>]>([
    ['required', { transfers: [] }, {}],
    ['reference-repeated', { transfers: [transfer, transfer] }, {}],
    ['invalid-iban', {}, { creditor: { ...transfer.creditor, iban: 'ES9121000418450200051333' } }],
    ['invalid-bic', { debtor: { ...batch.debtor, bic: 'CAIX' } }, {}],
    ['invalid-characters', { messageId: '/1' }, {}],
    ['invalid-characters', {}, { endToEndId: 'ñ' }],
    ['invalid-characters', {}, { endToEndId: 'x'.repeat(36) }],
    ['not-positive', {}, { amountCents: 0 }],
    ['amount-too-high', {}, { amountCents: 1_000_000_000_00 }],
  ])('what a bank would not take is refused: %s', (code, ofBatch, ofTransfer) => {
    expect(() => payoutFile({ ...batch, transfers: [{ ...transfer, ...ofTransfer }], ...ofBatch })).toThrow(code)
  })
})

describe('a text for a bank', () => {
  test('loses its accents, not its letters', () => {
    expect(sepaText('Peñíscola & Fils – Œuvre d’été, 3 €', 70)).toBe("Peniscola + Fils - Oeuvre d'ete, 3 EUR")
    expect(sepaText('Straße Ångström Łódź', 70)).toBe('Strasse Angstrom Lodz')
    expect(sepaText('中文 S.L., Ελλάς, Школа', 70)).toBe('ZhongWen S.L., Ellas, Shkola')
  })

  test.prop([fc.string({ unit: 'binary', maxLength: 200 })])(
    'has only what SEPA takes, and at most 70 characters',
    (text) => {
      expect(sepaText(text, 70)).toMatch(/^[A-Za-z0-9/\-?:().,'+ ]{0,70}$/)
    },
  )
})
