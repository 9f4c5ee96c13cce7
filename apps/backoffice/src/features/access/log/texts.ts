import type { LogActor } from '@cauce/domain/access/log'
import { subjectKindName } from '@cauce/i18n/log-words'
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
