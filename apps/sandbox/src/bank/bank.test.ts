import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { startTrial } from '../testing/trial.ts'

const sandbox = await startTrial()
afterAll(() => sandbox.stop())

const transfer = (id: string, amount: string) =>
  `<CdtTrfTxInf><PmtId><EndToEndId>${id}</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">${amount}</InstdAmt></Amt><Cdtr><Nm>Uno &amp; Dos</Nm></Cdtr><CdtrAcct><Id><IBAN>FR1420041010050500013M02606</IBAN></Id></CdtrAcct><RmtInf><Ustrd>${id}</Ustrd></RmtInf></CdtTrfTxInf>`
const file = `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn><GrpHdr><MsgId>M</MsgId></GrpHdr><PmtInf><Dbtr><Nm>Cauce</Nm></Dbtr><DbtrAcct><Id><IBAN>ES7921000813610123456789</IBAN></Id></DbtrAcct>${transfer('D-1', '96.37')}${transfer('D-2', '0.05')}</PmtInf></CstmrCdtTrfInitn></Document>`
const send = (body: string, query = '', headers = {}) =>
  fetch(`${sandbox.url}/bank/statements${query}`, { method: 'POST', body, headers })

const schema = readFileSync(new URL('./testing/camt.053.001.08.xsd', import.meta.url), 'utf8')
const faults = async (xml: string) =>
  (await validateXML({ xml: [{ fileName: 'statement.xml', contents: xml }], schema: [schema] })).errors
const all = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, found]) => found)

test('the bank pays a file and tells so as ISO 20022 demands, with balances that follow each other', async () => {
  const answer = await send(file)
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="EXT\d+\.xml"$/)
  const xml = await answer.text()
  expect(await faults(xml)).toEqual([])
  expect(all(xml, /<EndToEndId>(.*?)</g)).toEqual(['D-1', 'D-2'])
  expect(all(xml, /<Amt Ccy="EUR">(.*?)</g)).toEqual(['250000.00', '249903.58', '96.37', '0.05'])
  const next = await (await send(file)).text()
  expect(all(next, /<Amt Ccy="EUR">(.*?)</g).slice(0, 2)).toEqual(['249903.58', '249807.16'])
})

test('on demand it gives one back and takes a charge', async () => {
  const xml = await (await send(file, '?back=1&charge=1')).text()
  expect(await faults(xml)).toEqual([])
  expect(all(xml, /<CdtDbtInd>(.*?)</g).slice(2)).toEqual(['DBIT', 'DBIT', 'CRDT', 'DBIT'])
  expect(all(xml, /<RtrInf><Rsn><Cd>(.*?)</g)).toEqual(['AC04'])
})

test('what is no payment file is refused, and so is another site’s page', async () => {
  for (const other of ['Fecha;Importe', '<Document/>', file.replace('96.37', 'much'), `<!DOCTYPE a>${file}`])
    expect((await send(other)).status).toBe(400)
  expect((await send(file, '', { origin: 'https://evil.example' })).status).toBe(403)
})
