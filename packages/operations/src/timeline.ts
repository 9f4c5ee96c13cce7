import type { Db } from '@cauce/database/connection'
import type { LogAction } from '@cauce/domain/access/logged'
import { platformName } from '@cauce/domain/access/platform'
import { platformRoles, type Role } from '@cauce/domain/access/roles'
import type { SubjectKind } from '@cauce/domain/access/subject-kinds'
import type { DeliveryState } from '@cauce/domain/messaging/states'
import type { MessageTemplate } from '@cauce/domain/messaging/templates'
import { type SqlBool, sql } from 'kysely'

/** Newest entries of each kind that are read; a financing has a few dozen. */
const entriesAtMost = 500

export type TimelineActor = { kind: 'user' | 'system' | 'shopper'; name: string | null }

/** Something that happened to a record. `action` is the operation's name, or `message` for one that was sent. */
export type TimelineEntry<Template extends string = MessageTemplate> = {
  id: string
  /** ISO instant. */
  at: string
  kind: 'action' | 'message'
  actor: TimelineActor
  action: string
  template?: Template
  channel?: 'sms' | 'email'
  deliveryState?: DeliveryState
  segments?: number | null
  detail: Record<string, string | number | null>
}

/** Whose story is told: one record's, with those that belong to it. */
export type Story = {
  subjects: readonly {
    kind: SubjectKind
    id: string /** All that is told of it; without one, everything. */
    action?: LogAction
  }[]
  shopperName: string
  /** The facts of the log that are safe to show, of each kind. */
  shown: Readonly<Record<string, readonly string[]>>
}

/** The story of some records, newest first, read from the action log and the messages. */
export const readTimeline = async <Template extends string>(db: Db, story: Story): Promise<TimelineEntry<Template>[]> =>
  inOrder<TimelineEntry<Template>>(await readActions(db, story), await readMessages(db, story))

/**
 * Newest first. Actions stand as the log has them, since those who write it do not all go by one clock; a message stands
 * right above the action that wrote it, which has its instant, and otherwise above all that had happened by then.
 */
export function inOrder<Entry extends Pick<TimelineEntry, 'at'>>(actions: Entry[], messages: Entry[]): Entry[] {
  const happenedBy = actions.map(({ at }) => at)
  for (let index = actions.length - 2; index >= 0; index--)
    if (happenedBy[index]! < happenedBy[index + 1]!) happenedBy[index] = happenedBy[index + 1]!

  const above = new Map<number, Entry[]>()
  for (const message of messages) {
    const written = actions.findIndex(({ at }) => at === message.at)
    const earlier = happenedBy.findIndex((at) => at <= message.at)
    const place = [written, earlier, actions.length].find((index) => index >= 0)!
    above.set(place, [...(above.get(place) ?? []), message])
  }
  const messagesAt = (index: number) => above.get(index) ?? []
  return [...actions.flatMap((action, index) => [...messagesAt(index), action]), ...messagesAt(actions.length)]
}

async function readActions(db: Db, { subjects, shopperName, shown }: Story): Promise<TimelineEntry<never>[]> {
  const lines = await db
    .selectFrom('action_log as log')
    .leftJoin('app_user as person', 'person.id', 'log.actor_id')
    .select(['log.position', 'log.at', 'log.action', 'log.actor_role', 'log.before', 'log.after', 'person.name'])
    .select('log.subject_kind')
    .where(ofSubjects('log', subjects))
    .orderBy('log.position', 'desc')
    .limit(entriesAtMost)
    .execute()
  return lines.map((line) => ({
    id: `action-${line.position}`,
    at: line.at,
    kind: 'action',
    actor: actorOf(line.actor_role, line.name, shopperName),
    action: line.action,
    detail: safeDetail(shown[line.subject_kind] ?? [], line.before, line.after),
  }))
}

const ofSubjects = (table: string, subjects: Story['subjects']) => {
  const [kindOf, idOf] = [sql.ref(`${table}.subject_kind`), sql.ref(`${table}.subject_id`)]
  const each = subjects.map(({ kind, id, action }) => {
    const isOf = sql`(${kindOf} = ${kind} and ${idOf} = ${id})`
    return action ? sql`(${isOf} and ${sql.ref(`${table}.action`)} = ${action})` : isOf
  })
  return sql<SqlBool>`(${sql.join(each, sql` or `)})`
}

function actorOf(role: string, name: string | null, shopperName: string): TimelineActor {
  if (role === 'system') return { kind: 'system', name: null }
  if (role === 'shopper') return { kind: 'shopper', name: shopperName }
  return { kind: 'user', name: name ?? (platformRoles.includes(role as Role) ? platformName : null) }
}

/** The facts after the change, and what the state was before it. */
function safeDetail(shown: readonly string[], before: unknown, after: unknown): TimelineEntry['detail'] {
  const facts = { ...(after as Record<string, unknown> | null) }
  const was = (before as Record<string, unknown> | null)?.state
  const detail = Object.fromEntries(
    shown.flatMap((name) => {
      const value = facts[name]
      if (typeof value === 'boolean') return [[name, value ? 'yes' : 'no']]
      return typeof value === 'string' || typeof value === 'number' || value === null ? [[name, value]] : []
    }),
  )
  return typeof was === 'string' ? { ...detail, stateBefore: was } : detail
}

async function readMessages<Template extends string>(db: Db, story: Story): Promise<TimelineEntry<Template>[]> {
  const subjects = story.subjects.filter(({ action }) => action === undefined)
  const messages = await db
    .selectFrom('message')
    .select(['id', 'created_at', 'sent_at', 'delivered_at', 'template', 'channel', 'state', 'segments', 'failure_code'])
    .where(ofSubjects('message', subjects))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(entriesAtMost)
    .execute()
  return messages.map((message) => ({
    id: message.id,
    at: message.created_at,
    kind: 'message',
    actor: { kind: 'system', name: null },
    action: 'message',
    template: message.template as Template,
    channel: message.channel as 'sms' | 'email',
    deliveryState: message.state as DeliveryState,
    segments: message.segments,
    detail: { sentAt: message.sent_at, deliveredAt: message.delivered_at, failureCode: message.failure_code },
  }))
}
