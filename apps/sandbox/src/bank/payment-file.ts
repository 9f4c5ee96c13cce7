import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** A transfer that the bank is asked for; the amount as it is written, `1234.50`. */
export type AskedTransfer = {
  endToEndId: string
  amount: string
  creditor: { name: string; iban: string }
  remittance: string
}

export type PaymentFile = { messageId: string; debtor: { name: string; iban: string }; transfers: AskedTransfer[] }

const parser = new XMLParser({
  ignoreAttributes: false,
  removeNSPrefix: true,
  parseTagValue: false,
  isArray: (tag) => tag === 'PmtInf' || tag === 'CdtTrfTxInf',
})

/** Reads a customer's payment file, `pain.001.001.09`. Throws a TypeError on anything else. */
export function readPaymentFile(xml: string): PaymentFile {
  if (/<!DOCTYPE/i.test(xml) || XMLValidator.validate(xml) !== true) throw new TypeError('not well-formed XML')
  const initiation = parser.parse(xml)?.Document?.CstmrCdtTrfInitn
  const [batch] = initiation?.PmtInf ?? []
  const iban: unknown = batch?.DbtrAcct?.Id?.IBAN
  if (typeof iban !== 'string') throw new TypeError('no pain.001 with an account to pay from')
  return {
    messageId: String(initiation.GrpHdr?.MsgId ?? ''),
    debtor: { name: String(batch.Dbtr?.Nm ?? ''), iban },
    transfers: initiation.PmtInf.flatMap((part: Batch) => part.CdtTrfTxInf.map(asked)),
  }
}

type Batch = { CdtTrfTxInf: Transfer[] }
type Transfer = {
  PmtId?: { EndToEndId?: string }
  Amt?: { InstdAmt?: { '#text'?: string } }
  Cdtr?: { Nm?: string }
  CdtrAcct?: { Id?: { IBAN?: string } }
  RmtInf?: { Ustrd?: string }
}

function asked({ PmtId, Amt, Cdtr, CdtrAcct, RmtInf }: Transfer): AskedTransfer {
  const amount = Amt?.InstdAmt?.['#text'] ?? ''
  if (!/^\d+\.\d\d$/.test(amount)) throw new TypeError(`no amount: ${amount}`)
  return {
    ...{ endToEndId: PmtId?.EndToEndId ?? 'NOTPROVIDED', amount, remittance: RmtInf?.Ustrd ?? '' },
    creditor: { name: Cdtr?.Nm ?? '', iban: CdtrAcct?.Id?.IBAN ?? '' },
  }
}
