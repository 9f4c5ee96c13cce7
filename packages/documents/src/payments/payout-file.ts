import { readBic, readIban } from '@cauce/domain/disbursement/iban'
import { type Debtor, largestTransferCents } from '@cauce/domain/disbursement/transfers'
import { refuseUnless } from '@cauce/domain/errors'
import { XMLBuilder } from 'fast-xml-parser'
import { sepaText } from './sepa-text.ts'

/** One transfer of a batch. The end-to-end id comes back in the bank's statement. */
export type Transfer = {
  endToEndId: string
  amountCents: number
  creditor: { name: string; iban: string }
  remittance: string
}

export type PayoutBatch = {
  /** Unique for ever with the bank, which refuses what it has seen. */
  messageId: string
  /** An instant, ISO UTC. */
  createdAt: string
  /** The calendar date on which the bank is to pay. */
  executeOn: string
  debtor: Debtor
  transfers: readonly Transfer[]
}

/**
 * A batch of payouts as a bank takes it: SEPA credit transfers, `pain.001.001.09`, UTF-8. Texts are brought to SEPA's
 * characters, ids are not: two of them must not become one. Refuses with `required` a batch without transfers or with a name
 * of which nothing is left, with `invalid-iban` and `invalid-bic`, with `invalid-characters` an id that a bank would not
 * take, with `reference-repeated` one that is there twice, and with `not-positive` and `amount-too-high`.
 */
export function payoutFile(batch: PayoutBatch): Uint8Array {
  const { messageId, transfers, debtor } = batch
  refuseUnless(transfers.length > 0, 'required')
  refuseUnless(new Set(transfers.map(({ endToEndId }) => endToEndId)).size === transfers.length, 'reference-repeated')
  const total = transfers.reduce((sum, { amountCents }) => sum + BigInt(amountCents), 0n)
  const sums = { NbOfTxs: transfers.length, CtrlSum: decimal(total) }
  const id = bankId(messageId)
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    Document: {
      '@xmlns': 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09',
      CstmrCdtTrfInitn: {
        GrpHdr: {
          MsgId: id,
          CreDtTm: batch.createdAt.replace(/\.\d+/, ''),
          ...sums,
          InitgPty: { Nm: name(debtor.name) },
        },
        PmtInf: {
          PmtInfId: id,
          PmtMtd: 'TRF',
          // Each payout is booked on its own, or the statement would not tell which were paid.
          BtchBookg: false,
          ...sums,
          PmtTpInf: { SvcLvl: { Cd: 'SEPA' } },
          ReqdExctnDt: { Dt: batch.executeOn },
          Dbtr: { Nm: name(debtor.name) },
          DbtrAcct: account(debtor.iban),
          DbtrAgt: { FinInstnId: debtor.bic === null ? { Othr: { Id: 'NOTPROVIDED' } } : { BICFI: bic(debtor.bic) } },
          ChrgBr: 'SLEV',
          CdtTrfTxInf: transfers.map(transferElement),
        },
      },
    },
  }
  return Buffer.from(builder.build(document))
}

/** As numbers, `1e21` or a lost cent would be possible; the builder is given texts. */
const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: true })

function transferElement({ endToEndId, amountCents, creditor, remittance }: Transfer) {
  refuseUnless(Number.isSafeInteger(amountCents) && amountCents > 0, 'not-positive')
  refuseUnless(amountCents <= largestTransferCents, 'amount-too-high')
  const text = sepaText(remittance, 140)
  return {
    PmtId: { EndToEndId: bankId(endToEndId) },
    Amt: { InstdAmt: { '@Ccy': 'EUR', '#text': decimal(BigInt(amountCents)) } },
    // One whose name has nothing that a bank takes would hold up all the others.
    Cdtr: { Nm: sepaText(creditor.name, 70) || 'NOTPROVIDED' },
    CdtrAcct: account(creditor.iban),
    ...(text !== '' && { RmtInf: { Ustrd: text } }),
  }
}

const decimal = (cents: bigint): string => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`

function account(iban: string) {
  const known = readIban(iban)
  refuseUnless(known, 'invalid-iban')
  return { Id: { IBAN: known } }
}

function bic(text: string): string {
  const known = readBic(text)
  refuseUnless(known, 'invalid-bic')
  return known
}

function name(text: string): string {
  const said = sepaText(text, 70)
  refuseUnless(said !== '', 'required')
  return said
}

function bankId(text: string): string {
  refuseUnless(/^[A-Za-z0-9\-?:().,'+/ ]{1,35}$/.test(text), 'invalid-characters')
  refuseUnless(!/^\/|\/$|\/\/|^ | $/.test(text), 'invalid-characters')
  return text
}
