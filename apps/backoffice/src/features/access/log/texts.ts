import type { LogActor } from '@cauce/domain/access/log'
import { m } from '@cauce/i18n/messages'

const actors = {
  person: m.log_actor_platform,
  platform: m.log_actor_platform,
  key: m.log_actor_key,
  shopper: m.log_actor_shopper,
  system: m.log_actor_system,
} satisfies Record<LogActor['kind'], () => string>

/** Whoever has no name is called by what they are. */
export const actorText = ({ name, kind }: LogActor): string => name ?? actors[kind]()
