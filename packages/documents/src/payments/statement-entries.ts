import { readIban } from '@cauce/domain/disbursement/iban'
import type { BankStatement, StatementEntry } from '@cauce/domain/disbursement/statement'
import { refuseUnless } from '@cauce/domain/errors'
import { longest } from '@cauce/domain/limits'
import { addDays, isCalendarDate } from '@cauce/domain/money/calendar'

/** An element: texts, elements, and lists of what may be repeated. */
type Element = Readonly<Record<string, unknown>>

/** The statements of a parsed camt.053 document, each with what is booked. Refuses with `statement-incomplete`. */
export function statementsOf(document: unknown): BankStatement[] {
  const message = at(document, 'BkToCstmrStmt')
  const messageId = text(message, 'GrpHdr', 'MsgId')
  const statements = list(message, 'Stmt')
  refuseUnless(messageId !== undefined && statements.length > 0, 'statement-incomplete')
  return statements.map((statement) => statementOf(messageId, statement))
}

/** `Max35Text` of ISO 20022, and room for banks that write more. */
const longestId = 100

function statementOf(messageId: string, statement: Element): BankStatement {
  const statementId = text(statement, 'Id')
  refuseUnless(statementId !== undefined && statementId.length <= longestId, 'statement-incomplete')
  const iban = text(statement, 'Acct', 'Id', 'IBAN')
  const page = pageOf(statement)
  // Each page of several may tell the balances of all.
  const isWhole = page === 1 && !/^(false|0)$/.test(text(statement, 'StmtPgntn', 'LastPgInd') ?? '')
  return {
    ...{ messageId, statementId, page },
    iban: (iban && readIban(iban)) ?? null,
    fromDay: dayOf(text(statement, 'FrToDt', 'FrDtTm')),
    toDay: lastDayOf(text(statement, 'FrToDt', 'ToDtTm')),
    // Where a bank tells no balance of this day's beginning, it is yesterday's end.
    openingCents: isWhole ? (balanceOf(statement, 'OPBD') ?? balanceOf(statement, 'PRCD')) : null,
    closingCents: isWhole ? balanceOf(statement, 'CLBD') : null,
    entries: list(statement, 'Ntry').filter(isBooked).flatMap(told),
  }
}

/** From one on; `0` and what is no number stand for the only one. */
const pageOf = (statement: Element): number => {
  const page = text(statement, 'StmtPgntn', 'PgNb')
  return page !== undefined && /^\d{1,5}$/.test(page) ? Math.max(1, Number(page)) : 1
}

/** Of a year that a bank had, and a database knows. */
const isDay = (day: string): boolean => isCalendarDate(day) && day >= '1970'

const dayOf = (instant: string | undefined): string | null => {
  const day = instant?.slice(0, 10)
  return day !== undefined && isDay(day) ? day : null
}

/** What ends with the first instant of a day is of the day before. */
const lastDayOf = (instant: string | undefined): string | null => {
  const day = dayOf(instant)
  return day !== null && instant?.slice(10, 19) === 'T00:00:00' ? addDays(day, -1) : day
}

/** In euro; accounts in other currencies are none of ours. */
function balanceOf(statement: Element, code: 'OPBD' | 'PRCD' | 'CLBD'): number | null {
  const balance = list(statement, 'Bal').find((one) => text(one, 'Tp', 'CdOrPrtry', 'Cd') === code)
  const found = balance && moved(balance, balance)
  return found?.currency === 'EUR' ? found.amountCents : null
}

/** Version 02 writes the status itself, 08 a code within. */
const isBooked = (entry: Element): boolean => (text(entry, 'Sts', 'Cd') ?? text(entry, 'Sts')) === 'BOOK'

function told(entry: Element): StatementEntry[] {
  const whole = moved(entry, entry)
  refuseUnless(whole, 'statement-incomplete')
  const booked = text(entry, 'BookgDt', 'Dt') ?? text(entry, 'BookgDt', 'DtTm')?.slice(0, 10)
  refuseUnless(booked !== undefined && isDay(booked), 'statement-incomplete')
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
  const isCurrency = currency !== undefined && /^[A-Z]{3}$/.test(currency)
  if (cents === undefined || !isCurrency || (direction !== 'CRDT' && direction !== 'DBIT')) return undefined
  return { amountCents: direction === 'CRDT' || cents === 0 ? cents : -cents, currency }
}

function facts(entry: Element, detail: Element | undefined) {
  const isCredit = (text(detail, 'CdtDbtInd') ?? text(entry, 'CdtDbtInd')) === 'CRDT'
  // What comes back keeps the parts it had on its way out.
  const isReturn = /^(true|1)$/.test(text(entry, 'RvslInd') ?? '') || at(detail, 'RtrInf') !== undefined
  const role = isCredit === isReturn ? 'Cdtr' : 'Dbtr'
  const remittance = texts(at(detail, 'RmtInf', 'Ustrd'))
    .join(' ')
    .slice(0, longestText)
  const endToEndId = text(detail, 'Refs', 'EndToEndId')
  return {
    endToEndId: endToEndId === 'NOTPROVIDED' ? null : (endToEndId ?? null),
    isReturn,
    returnReason: isReturn ? reasonOf(detail) : null,
    counterparty: {
      name: text(detail, 'RltdPties', role, 'Pty', 'Nm') ?? text(detail, 'RltdPties', role, 'Nm') ?? null,
      iban: text(detail, 'RltdPties', `${role}Acct`, 'Id', 'IBAN') ?? null,
    },
    remittance: remittance || null,
    bankReference: text(detail, 'Refs', 'AcctSvcrRef') ?? text(entry, 'AcctSvcrRef') ?? null,
  }
}

/** Its code, and the bank's own words for it. */
function reasonOf(detail: Element | undefined): string | null {
  const reason = at(detail, 'RtrInf', 'Rsn')
  const code = text(reason, 'Cd') ?? text(reason, 'Prtry')
  const words = texts(at(detail, 'RtrInf', 'AddtlInf')).join(' ')
  return [code, words].filter(Boolean).join(': ').slice(0, longest.rejectReason) || null
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
  Array.isArray(found) ? found.map(textOf).filter((one) => one !== undefined) : []

const text = (from: unknown, ...path: string[]): string | undefined => {
  return textOf(at(from, ...path))
}

/** More than ISO 20022 lets any text have. */
const longestText = 500

/** Characters that no database takes are none of a bank's; `&#0;` is how they would get in. */
const textOf = (found: unknown): string | undefined =>
  (typeof found === 'string' &&
    found
      .slice(0, longestText)
      .replace(/\p{Cc}/gu, '')
      .toWellFormed()) ||
  undefined
