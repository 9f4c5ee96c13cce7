import { XMLBuilder } from 'fast-xml-parser'
import type { AskedTransfer, PaymentFile } from './payment-file.ts'

/** What the bank does besides paying. */
export type BankMood = {
  /** Gives the first transfer back the same day, since its account is closed. */
  givesOneBack: boolean
  /** Takes a charge of its own. */
  takesCharge: boolean
}

type Entry = { cents: number; transfer?: AskedTransfer; isReturn?: boolean }

const chargeCents = 4_50

/**
 * The statement of the day on which the bank paid a file, `camt.053.001.08`: an entry for each transfer. `openingCents` is
 * what stood on the account before; answers also what stands there after it.
 */
export function statementOf(
  file: PaymentFile,
  mood: BankMood,
  { at, openingCents }: { at: Date; openingCents: number },
) {
  const [first] = file.transfers
  const entries: Entry[] = [
    ...file.transfers.map((transfer) => ({ cents: -centsOf(transfer), transfer })),
    ...(mood.givesOneBack && first ? [{ cents: centsOf(first), transfer: first, isReturn: true }] : []),
    ...(mood.takesCharge ? [{ cents: -chargeCents }] : []),
  ]
  const closingCents = entries.reduce((sum, { cents }) => sum + cents, openingCents)
  const [day, time] = [at.toISOString().slice(0, 10), at.toISOString().slice(0, 19)]
  const id = `EXT${at.toISOString().replace(/\D/g, '')}`
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    Document: {
      '@xmlns': 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08',
      BkToCstmrStmt: {
        GrpHdr: { MsgId: id, CreDtTm: time },
        Stmt: {
          Id: id,
          CreDtTm: time,
          FrToDt: { FrDtTm: `${day}T00:00:00`, ToDtTm: `${day}T23:59:59` },
          Acct: { Id: { IBAN: file.debtor.iban }, Ccy: 'EUR', Ownr: { Nm: file.debtor.name } },
          Bal: [balance('OPBD', openingCents, day), balance('CLBD', closingCents, day)],
          Ntry: entries.map((entry, index) => entryElement(entry, { day, reference: `${id}/${index + 1}` })),
        },
      },
    },
  }
  return { id, xml: builder.build(document), closingCents }
}

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: true })

const centsOf = ({ amount }: AskedTransfer): number => Math.round(Number(amount) * 100)
const amountOf = (cents: number) => ({ '@Ccy': 'EUR', '#text': (Math.abs(cents) / 100).toFixed(2) })
const direction = (cents: number) => (cents < 0 ? 'DBIT' : 'CRDT')

const balance = (code: string, cents: number, day: string) => ({
  Tp: { CdOrPrtry: { Cd: code } },
  ...{ Amt: amountOf(cents), CdtDbtInd: direction(cents), Dt: { Dt: day } },
})

function entryElement({ cents, transfer, isReturn }: Entry, { day, reference }: { day: string; reference: string }) {
  const what = isReturn ? { Cd: 'RCDT', SubFmlyCd: 'RRTN' } : { Cd: 'ICDT', SubFmlyCd: 'ESCT' }
  const { Cd, SubFmlyCd } = transfer ? what : { Cd: 'MDOP', SubFmlyCd: 'CHRG' }
  return {
    Amt: amountOf(cents),
    CdtDbtInd: direction(cents),
    Sts: { Cd: 'BOOK' },
    BookgDt: { Dt: day },
    ValDt: { Dt: day },
    AcctSvcrRef: reference.slice(-35),
    BkTxCd: { Domn: { Cd: transfer ? 'PMNT' : 'ACMT', Fmly: { Cd, SubFmlyCd } } },
    NtryDtls: { TxDtls: transfer ? details(transfer, isReturn ?? false) : chargeDetails },
  }
}

const details = ({ endToEndId, creditor, remittance }: AskedTransfer, isReturn: boolean) => ({
  Refs: { EndToEndId: endToEndId },
  RltdPties: { Cdtr: { Pty: { Nm: creditor.name } }, CdtrAcct: { Id: { IBAN: creditor.iban } } },
  ...(remittance !== '' && { RmtInf: { Ustrd: remittance } }),
  ...(isReturn && { RtrInf: { Rsn: { Cd: 'AC04' } } }),
})

const chargeDetails = { Refs: { EndToEndId: 'NOTPROVIDED' }, RmtInf: { Ustrd: 'COMISION POR TRANSFERENCIAS' } }
