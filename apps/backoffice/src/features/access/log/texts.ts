import type { LogActor, LogChange, LogValue } from '@cauce/domain/access/log'
import { dateTime, money } from '@cauce/i18n/format'
import { fieldName, subjectKindName, valueName } from '@cauce/i18n/log-words'
import { m } from '@cauce/i18n/messages'
import type { Row } from './row.ts'

const actors = {
  person: m.log_actor_platform,
  platform: m.log_actor_platform,
  key: m.log_actor_key,
  shopper: m.log_actor_shopper,
  system: m.log_actor_system,
} satisfies Record<LogActor['kind'], () => string>

/** Whoever has no name is called by what they are. */
export const actorText = ({ name, kind }: LogActor): string => name ?? actors[kind]()

export const subjectText = ({ kind, label }: Row['subject']): string =>
  label === null ? subjectKindName(kind) : `${subjectKindName(kind)} ${label}`

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** A fact's value as people read it; nothing where it was not there. Amounts are known by their field's name. */
export function valueText(field: string, value: LogValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined
  if (value === true || value === 'yes') return m.log_yes()
  if (value === false || value === 'no') return m.log_no()
  if (typeof value === 'number') return field.endsWith('Cents') ? money(value) : String(value)
  return instant.test(value) ? dateTime(value) : valueName(field, value)
}

const isId = (value: LogValue | undefined): boolean =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

/** The changed facts in one line, without those that say nothing to people: 'Estado: En curso → Sin venta'. */
export const changesText = (changes: readonly LogChange[]): string =>
  changes
    .flatMap(({ field, before, after }) => {
      const [was, is] = [valueText(field, before), valueText(field, after)]
      if (isId(before) || isId(after) || (was === undefined && is === undefined)) return []
      return [`${fieldName(field)}: ${was === undefined ? '' : `${was} → `}${is ?? '—'}`]
    })
    .join(' · ')
