/** A detail of an entry, in the words of both versions. */
export type WrittenDetail = {
  endToEndId?: string
  amount?: string
  party?: string
  role?: 'Cdtr' | 'Dbtr'
  iban?: string
  remittance?: readonly string[]
  returned?: boolean
}

export type WrittenEntry = {
  amount: string
  direction: 'CRDT' | 'DBIT'
  currency?: string
  status?: string
  bookedOn?: string
  reference?: string
  reversal?: boolean
  details?: readonly WrittenDetail[]
}

/** A statement as banks write it, in a version of camt.053. */
export function writtenStatement(version: '02' | '08', entries: readonly WrittenEntry[]): string {
  const namespace = `urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}`
  const body = entries.map((entry) => writtenEntry(version, entry)).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="${namespace}"><BkToCstmrStmt><GrpHdr><MsgId>M</MsgId><CreDtTm>2026-11-23T22:00:00</CreDtTm></GrpHdr>
<Stmt><Id>1</Id><Acct><Id><IBAN>ES9121000418450200051332</IBAN></Id></Acct>${body}</Stmt></BkToCstmrStmt></Document>`
}

function writtenEntry(version: '02' | '08', entry: WrittenEntry): string {
  const { amount, direction, currency = 'EUR', status = 'BOOK', bookedOn = '<Dt>2026-11-23</Dt>' } = entry
  const state = version === '02' ? status : `<Cd>${status}</Cd>`
  const details = (entry.details ?? []).map((detail) => writtenDetail(version, currency, detail)).join('')
  return `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${
    entry.reversal ? '<RvslInd>true</RvslInd>' : ''
  }<Sts>${state}</Sts><BookgDt>${bookedOn}</BookgDt><AcctSvcrRef>${entry.reference ?? 'B1'}</AcctSvcrRef>${
    details && `<NtryDtls>${details}</NtryDtls>`
  }</Ntry>`
}

function writtenDetail(version: '02' | '08', currency: string, detail: WrittenDetail): string {
  const { endToEndId = 'NOTPROVIDED', amount, party, role = 'Cdtr', iban, remittance = [] } = detail
  const sum = amount && `<Amt Ccy="${currency}">${amount}</Amt>`
  const amounts = sum && (version === '02' ? `<AmtDtls><TxAmt>${sum}</TxAmt></AmtDtls>` : sum)
  const name = party && (version === '02' ? `<Nm>${party}</Nm>` : `<Pty><Nm>${party}</Nm></Pty>`)
  return `<TxDtls><Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>${amounts ?? ''}<RltdPties>${
    name ? `<${role}>${name}</${role}>` : ''
  }${iban ? `<${role}Acct><Id><IBAN>${iban}</IBAN></Id></${role}Acct>` : ''}</RltdPties><RmtInf>${remittance
    .map((line) => `<Ustrd>${line}</Ustrd>`)
    .join('')}</RmtInf>${detail.returned ? '<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>' : ''}</TxDtls>`
}
