import { createHash } from 'node:crypto'
import type { Database, Tx } from '@cauce/database/connection'
import { may } from '@cauce/domain/access/permissions'
import type { Actor } from '@cauce/domain/access/scope'
import { invitationsOfMerchantPerDay } from '@cauce/domain/access/users'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import type { z } from 'zod'
import { faultyFields } from './faulty-fields.ts'
import type { Operation, OperationContext, Reading } from './operation.ts'
import { announceEvents } from './webhooks/announce-events.ts'
import { type WebhookSettings, withoutWebhooks } from './webhooks/webhook-settings.ts'
import { writeLog } from './write-log.ts'

export type Dependencies = {
  database: Database
  linkKey: string
  /** Signs the checks of the log's chain; without it none counts. */
  logKey?: string
  /** How many invitations a merchant may send within a day. */
  invitationsOfMerchant?: number
  /** Without them no webhook is made and none is sent. */
  webhooks?: WebhookSettings
  /** The current instant; tests and demos move it. */
  clock?: () => Date
}

export type PerformOptions = {
  /** The same key with the same input gives the first answer again; with another input it is refused. */
  idempotencyKey?: string
  /** ISO instant that stands for the clock: processes bring their own. */
  now?: string
}

export type Perform = <Input extends z.ZodType, Output>(
  action: Reading<Input, Output> | Operation<Input, Output>,
  actor: Actor,
  input: z.input<Input>,
  options?: PerformOptions,
) => Promise<Output>

/**
 * The only way to run an operation or a reading: checks the permission and the input, sets the scope, honours the
 * idempotency key and insists on the log. Refuses with `forbidden`, `bad-input` or `idempotency-key-reused`.
 */
export function createPerform({
  database,
  linkKey,
  logKey = '',
  invitationsOfMerchant = invitationsOfMerchantPerDay,
  webhooks: given,
  clock = () => new Date(),
}: Dependencies): Perform {
  const webhooks = given ? () => given : withoutWebhooks
  return async (action, actor, rawInput, options = {}) => {
    refuseUnless(may(actor, action.permission), 'forbidden')
    const input = parsed(action.input, rawInput)
    const now = options.now ?? clock().toISOString()
    if (action.kind === 'reading')
      return database.read(
        actor.scope,
        (db) => action.run({ db, actor, now, linkKey, logKey, webhooks }, input),
        action.readsOwn && actor.userId,
      )

    return database.write(
      actor.scope,
      (tx) =>
        once({ tx, actor, now, action, key: options.idempotencyKey, input }, async () => {
          let traced = false
          const context: OperationContext = {
            tx,
            actor,
            now,
            linkKey,
            invitationsOfMerchant,
            webhooks,
            record: async (change) => {
              traced = true
              const changes = [change].flat()
              await writeLog(tx, actor, now, action.name, changes)
              await announceEvents(tx, now, action.name, changes)
            },
            unchanged: () => {
              traced = true
            },
          }
          const result = await action.run(context, input)
          if (!traced) throw new Error(`${action.name} changed something without a trace`)
          return result
        }),
      actor.userId,
    )
  }
}

function parsed<Input extends z.ZodType>(schema: Input, raw: unknown): z.output<Input> {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  throw new Refusal('bad-input', {}, faultyFields(result.error))
}

type Request<T> = {
  tx: Tx
  actor: Actor
  now: string
  action: { name: string; keeps?: ((answer: T) => T) | undefined }
  key?: string | undefined
  input: unknown
}

/** The insert waits for a running twin to commit, so two at once end as one. */
async function once<T>({ tx, actor, now, action, key, input }: Request<T>, run: () => Promise<T>): Promise<T> {
  if (key === undefined) return run()
  const hash = createHash('sha256')
    .update(JSON.stringify(input) ?? '')
    .digest()
  const mine = { actor_id: actor.userId, key }
  const claimed = await tx
    .insertInto('idempotency_key')
    .values({ ...mine, operation: action.name, input_hash: hash, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 0n) {
    const first = await tx
      .selectFrom('idempotency_key')
      .select(['operation', 'input_hash', 'result'])
      .where('actor_id', '=', mine.actor_id)
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
    refuseUnless(first.operation === action.name && first.input_hash.equals(hash), 'idempotency-key-reused')
    return (first.result as { value: T }).value
  }
  const value = await run()
  await tx
    .updateTable('idempotency_key')
    .set({ result: JSON.stringify({ value: action.keeps ? action.keeps(value) : value }) })
    .where('actor_id', '=', mine.actor_id)
    .where('key', '=', key)
    .execute()
  return value
}
