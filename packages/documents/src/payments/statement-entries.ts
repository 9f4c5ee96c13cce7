import type { StatementEntry } from '@cauce/domain/disbursement/statement'
import { refuseUnless } from '@cauce/domain/errors'
import { isCalendarDate } from '@cauce/domain/money/calendar'

/** An element: texts, elements, and lists of what may be repeated. */
type Element = Readonly<Record<string, unknown>>

/** The booked entries of a parsed camt.053 document. Refuses with `statement-incomplete`. */
export function entriesOf(document: unknown): StatementEntry[] {
  const statements = list(document, 'BkToCstmrStmt', 'Stmt')
  refuseUnless(statements.length > 0, 'statement-incomplete')
  return statements
    .flatMap((statement) => list(statement, 'Ntry'))
    .filter(isBooked)
    .flatMap(told)
}

/** Version 02 writes the status itself, 08 a code within. */
const isBooked = (entry: Element): boolean => (text(entry, 'Sts', 'Cd') ?? text(entry, 'Sts')) === 'BOOK'

function told(entry: Element): StatementEntry[] {
  const whole = moved(entry, entry)
  refuseUnless(whole, 'statement-incomplete')
  const booked = text(entry, 'BookgDt', 'Dt') ?? text(entry, 'BookgDt', 'DtTm')?.slice(0, 10)
  refuseUnless(booked !== undefined && isCalendarDate(booked), 'statement-incomplete')
  const details = list(entry, 'NtryDtls').flatMap((some) => list(some, 'TxDtls'))
  const [only] = details
  if (details.length <= 1) return [{ bookedOn: booked, ...whole, ...facts(entry, only) }]
  const parts = details.flatMap((detail) => moved(detail, entry) ?? [])
  const sumCents = parts.reduce((sum, { amountCents }) => sum + amountCents, 0)
  const isExact =
    parts.length === details.length &&
    sumCents === whole.amountCents &&
    parts.every(({ currency }) => currency === whole.currency)
  return isExact
    ? parts.map((part, index) => ({ bookedOn: booked, ...part, ...facts(entry, details[index]) }))
    : [{ bookedOn: booked, ...whole, ...facts(entry, undefined) }]
}

/** What an entry, or a transaction of it, moved. A transaction that names no direction has its entry's. */
function moved(element: Element, entry: Element): Pick<StatementEntry, 'amountCents' | 'currency'> | undefined {
  const direction = text(element, 'CdtDbtInd') ?? text(entry, 'CdtDbtInd')
  const found = element.Amt ?? at(element, 'AmtDtls', 'TxAmt', 'Amt')
  const cents = centsOf(text(found, '#text'))
  const currency = text(found, '@Ccy')
  if (cents === undefined || currency === undefined || (direction !== 'CRDT' && direction !== 'DBIT')) return undefined
  return { amountCents: direction === 'CRDT' || cents === 0 ? cents : -cents, currency }
}

function facts(entry: Element, detail: Element | undefined) {
  const isCredit = (text(detail, 'CdtDbtInd') ?? text(entry, 'CdtDbtInd')) === 'CRDT'
  // What comes back keeps the parts it had on its way out.
  const isReturned = text(entry, 'RvslInd') === 'true' || at(detail, 'RtrInf') !== undefined
  const role = isCredit === isReturned ? 'Cdtr' : 'Dbtr'
  const remittance = texts(at(detail, 'RmtInf', 'Ustrd')).join(' ')
  const endToEndId = text(detail, 'Refs', 'EndToEndId')
  return {
    endToEndId: endToEndId === 'NOTPROVIDED' ? null : (endToEndId ?? null),
    counterparty: {
      name: text(detail, 'RltdPties', role, 'Pty', 'Nm') ?? text(detail, 'RltdPties', role, 'Nm') ?? null,
      iban: text(detail, 'RltdPties', `${role}Acct`, 'Id', 'IBAN') ?? null,
    },
    remittance: remittance || null,
    bankReference: text(detail, 'Refs', 'AcctSvcrRef') ?? text(entry, 'AcctSvcrRef') ?? null,
  }
}

/** `1234.5` in cents. Undefined where it is no amount, or has parts of a cent. */
function centsOf(amount: string | undefined): number | undefined {
  const found = /^(\d{1,13})(?:\.(\d{1,2})0{0,3})?$/.exec(amount ?? '')
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : undefined
}

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null

const at = (from: unknown, ...path: string[]): unknown =>
  path.reduce((element, name) => (isElement(element) ? element[name] : undefined), from)

const list = (from: unknown, ...path: string[]): Element[] => {
  const found = at(from, ...path)
  return Array.isArray(found) ? found.filter(isElement) : []
}

const texts = (found: unknown): string[] =>
  Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string' && one !== '') : []

const text = (from: unknown, ...path: string[]): string | undefined => {
  const found = at(from, ...path)
  return typeof found === 'string' && found !== '' ? found : undefined
}
