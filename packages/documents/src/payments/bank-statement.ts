import type { BankStatement } from '@cauce/domain/disbursement/statement'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { largestStatementBytes } from '@cauce/domain/limits'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { decodeText } from '../imports/text-encoding.ts'
import { statementsOf } from './statement-entries.ts'

const maxEntries = 50_000

/**
 * A bank's statements, `camt.053.001.02` or `.08`, each with what is booked in its order; what is only announced is left out. An
 * entry that the bank booked for several transfers is told one by one where their amounts are there and sum up. Refuses with
 * `file-empty`, `file-too-large`, `statement-not-xml`, `statement-unknown-format`, `statement-incomplete` and
 * `statement-too-many-entries`. A document type is refused: it is where XML lets a file grow without end, or read others.
 */
export function readBankStatement(bytes: Uint8Array): BankStatement[] {
  refuseUnless(bytes.length > 0, 'file-empty')
  refuseUnless(bytes.length <= largestStatementBytes, 'file-too-large')
  const text = textOf(bytes)
  refuseUnless(!/<!DOCTYPE|<!ENTITY/i.test(text), 'statement-not-xml')
  refuseUnless(XMLValidator.validate(text) === true, 'statement-not-xml')
  refuseUnless(root.test(text), 'statement-unknown-format')
  const statements = statementsOf(parsed(text).Document)
  const entries = statements.reduce((count, statement) => count + 1 + statement.entries.length, 0)
  refuseUnless(entries <= maxEntries, 'statement-too-many-entries', { limit: maxEntries })
  return statements
}

/** The parser leaves namespaces out; their prefix is the bank's choice. */
const root = /<(?:[\w.-]+:)?Document\s[^>]*["']urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(?:02|08)["']/

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  // Without it `&#233;` would stay as it is; entities of the file's own need a document type.
  htmlEntities: true,
  parseTagValue: false,
  parseAttributeValue: false,
  maxNestedTags: 40,
  isArray: (tag) => repeated.has(tag),
})

const repeated = new Set(['Stmt', 'Bal', 'Ntry', 'NtryDtls', 'TxDtls', 'Ustrd', 'AddtlInf'])

function parsed(text: string) {
  try {
    return parser.parse(text)
  } catch {
    throw new Refusal('statement-not-xml')
  }
}

/** By the encoding that the file names, where it is one that banks of Europe write. */
function textOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const named = /^<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(head)?.[1]?.toLowerCase()
  const isLatin = named !== undefined && /^(iso-8859-(1|15)|windows-1252|us-ascii)$/.test(named)
  try {
    return isLatin ? new TextDecoder(named).decode(bytes) : decodeText(bytes)
  } catch {
    throw new Refusal('statement-not-xml')
  }
}
