import type { LogChange, LogValue } from '@cauce/domain/access/log'
import { type LogForm, logForm } from '@cauce/domain/access/logged'
import type { Permission } from '@cauce/domain/access/permissions'
import type { Role } from '@cauce/domain/access/roles'
import type { SubjectKind } from '@cauce/domain/access/subject-kinds'
import { declineText } from './decline-words.ts'
import { accountChangeWords, disbursementStateWords } from './disbursement-words.ts'
import { date, dateTime, duration, money, rate, wholeNumber } from './format.ts'
import { currentLocale, type Locale } from './locale.ts'
import {
  cardUseWords,
  changeWords,
  decisionWords,
  faultWords,
  formerWords,
  importWords,
  reasonWords,
  saleStateWords,
} from './log-value-words.ts'
import { factName } from './log-words.ts'
import { channelWords, messageFailureText, messageStateWords, templateWords } from './message-words.ts'
import { m } from './messages.ts'
import { cancelReasonWords, cartStateWords, orderStateWords, returnWords, shipmentWords } from './order-words.ts'
import { cardChangeWords, chargePurposeWords, chargeStateWords } from './payment-words.ts'
import { permissionName } from './permission-names.ts'
import { refundPartWords, refundStateWords } from './refund-words.ts'
import { roleName } from './role-names.ts'
import { deathWords, taxWords } from './sale-words.ts'
import { readingSourceWords, readingStateWords } from './shipment-words.ts'
import { entryDifferenceWords, entryStateWords } from './statement-words.ts'
import { attemptOutcomeWords, deliveryStateWords, webhookEventWords } from './webhook-words.ts'
import { type Words, wordOf } from './words.ts'

/** For whom a value is told: a language, and the zone of instants, the machine's own where none is named. */
export type LogReader = { locale?: Locale; timeZone?: string }
type Reader = { locale: Locale; timeZone: string | undefined }
type Teller = (value: LogValue, reader: Reader) => string

const asItIs: Teller = (value) => items(value).join(', ')
const oneOf =
  (words: Words<string>): Teller =>
  (value, { locale }) =>
    wordOf(words, String(value), locale) ?? String(value)
const each =
  (tell: (item: string, locale: Locale) => string): Teller =>
  (value, { locale }) =>
    items(value)
      .map((item) => tell(item, locale))
      .join(', ')
const items = (value: LogValue): string[] => [value].flat().map(String)
const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/** A tier of a tariff, as the log has it: `fromCents/fromInstalments/rateBp`. */
function tierText(item: string, locale: Locale): string {
  const [fromCents = 0, instalments = 0, rateBp = 0] = item.split('/').map(Number)
  return m.payout_tier_told({ amount: money(fromCents, locale), instalments, rate: rate(rateBp, locale) }, { locale })
}

/** How each form of a fact is told. */
const tellers: Readonly<Record<LogForm, Teller>> = {
  text: asItIs,
  id: asItIs,
  user: asItIs,
  financing: asItIs,
  centres: asItIs,
  cents: (value, { locale }) => money(Number(value), locale),
  count: (value, { locale }) => wholeNumber(Number(value), locale),
  flag: (value, { locale }) => (value === true ? m.log_yes : m.log_no)({}, { locale }),
  day: (value, { locale }) => date(String(value), locale),
  instant: (value, { locale, timeZone }) => dateTime(String(value), locale, timeZone),
  duration: (value, { locale }) => duration(String(value), locale),
  language: (value, { locale }) =>
    capital(new Intl.DisplayNames(locale, { type: 'language' }).of(String(value)) ?? String(value)),
  role: (value, { locale }) => roleName(value as Role, locale),
  permissions: each((item, locale) => permissionName(item as Permission, locale)),
  'sale-state': oneOf(saleStateWords),
  'order-state': oneOf(orderStateWords),
  shipment: oneOf(shipmentWords),
  returns: oneOf(returnWords),
  'cart-state': oneOf(cartStateWords),
  'cancel-reason': oneOf(cancelReasonWords),
  'charge-state': oneOf(chargeStateWords),
  'charge-purpose': oneOf(chargePurposeWords),
  'card-change-state': oneOf(cardChangeWords),
  'refund-state': oneOf(refundStateWords),
  'refund-part-state': oneOf(refundPartWords),
  'sale-reason': oneOf(reasonWords),
  death: oneOf(deathWords),
  decision: oneOf(decisionWords),
  decline: (value, { locale }) => declineText(String(value), locale),
  'card-use': oneOf(cardUseWords),
  template: (value, reader) => capital(oneOf(templateWords)(value, reader)),
  channel: oneOf(channelWords),
  'message-state': oneOf(messageStateWords),
  'message-failure': (value, { locale }) => messageFailureText(String(value), locale),
  'tax-treatment': oneOf(taxWords),
  'import-kind': oneOf(importWords),
  'feed-source': oneOf(readingSourceWords),
  'reading-state': oneOf(readingStateWords),
  'change-state': oneOf(changeWords),
  'former-administrator': oneOf(formerWords),
  'webhook-events': each((item, locale) => wordOf(webhookEventWords, item, locale) ?? item),
  'delivery-state': oneOf(deliveryStateWords),
  'delivery-outcome': oneOf(attemptOutcomeWords),
  'disbursement-state': oneOf(disbursementStateWords),
  'account-change-state': oneOf(accountChangeWords),
  rate: (value, { locale }) => rate(Number(value), locale),
  tiers: each(tierText),
  'entry-state': oneOf(entryStateWords),
  'entry-difference': oneOf(entryDifferenceWords),
  'chain-faults': each((item, locale) => wordOf(faultWords, item, locale) ?? item),
}

const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** By its looks, for facts of before that no record has any more. */
function looksLike(value: LogValue): LogForm {
  if (typeof value === 'boolean') return 'flag'
  return typeof value === 'string' && instantPattern.test(value) ? 'instant' : 'text'
}

/** A fact's value as people read it; nothing where it was not there, or is empty. */
export function logValue(
  kind: SubjectKind,
  fact: string,
  value: LogValue | undefined,
  { locale = currentLocale(), timeZone }: LogReader = {},
): string | undefined {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) return
  return tellers[logForm(kind, fact) ?? looksLike(value)](value, { locale, timeZone })
}

/** The changed facts in one line, without those that say nothing to people: 'Estado: En curso → Sin venta'. */
export function logChanges(
  kind: SubjectKind,
  changes: readonly LogChange[],
  { locale = currentLocale(), timeZone }: LogReader = {},
): string {
  const reader = timeZone === undefined ? { locale } : { locale, timeZone }
  const told = changes.flatMap(({ field, before, after }) => {
    if (logForm(kind, field) === 'id') return []
    const [was, is] = [logValue(kind, field, before, reader), logValue(kind, field, after, reader)]
    if (was === undefined && is === undefined) return []
    return [`${factName(field, locale)}: ${was === undefined ? '' : `${was} → `}${is ?? '—'}`]
  })
  return told.join(' · ')
}
