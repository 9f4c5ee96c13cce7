import { may, type Permission } from '@cauce/domain/access/permissions'
import type { Actor } from '@cauce/domain/access/scope'
import type { Debtor } from '@cauce/domain/disbursement/transfers'
import { type ErrorCode, type ErrorDetails, Refusal, refuseUnless } from '@cauce/domain/errors'
import { httpStatusOf } from '@cauce/domain/http-status'
import type { CardGateway } from '@cauce/domain/payments/card-gateway'
import { faultyFields } from '@cauce/operations/faulty-fields'
import type { ChangeFeed } from '@cauce/operations/live/change-feed'
import type { Operation, Reading } from '@cauce/operations/operation'
import type { Perform } from '@cauce/operations/perform'
import { initTRPC, TRPCError, type TRPCErrorShape } from '@trpc/server'
import { z } from 'zod'
import { trpcCodes } from './error-numbers.ts'

/** What a procedure is called with; built without HTTP, so that tests and services call procedures directly. */
export type Context = {
  perform: Perform
  cards: CardGateway
  /** Nobody when signed out. */
  actor: Actor | undefined
  requestId: string
  idempotencyKey?: string | undefined
  /** Where the call came from; a payment link's calls have these and no actor. */
  ip?: string | undefined
  device?: string | undefined
  /** What only the back office's origin has. */
  backOffice?: BackOffice | undefined
}

/** Codes by which an answer that was going on ends. */
export type EndOfAccess = 'not-signed-in' | 'key-revoked' | 'key-expired'

export type ActorNow = { actor: Actor } | { over: EndOfAccess }

export type BackOffice = {
  /** Where payment links lead. */
  checkoutOrigin: string
  /** The account from which merchants are paid, where it is known. */
  payoutDebtor: Debtor | undefined
  /** Where operators look at processes; nothing where there is no such page. */
  processesUrl: string | undefined
  changes: ChangeFeed
  /**
   * Who acts by the session or the key behind this call as they are now, or why nobody does any more: long-lived answers
   * ask again and again.
   */
  actorNow(): Promise<ActorNow>
}

/** What a call that fails is answered with. By a name of its own: every procedure's type has it, and would spell out all codes. */
export interface ErrorAnswer extends TRPCErrorShape {
  message: ErrorCode
  data: {
    httpStatus: number
    code: ErrorCode
    details: ErrorDetails
    fields: Readonly<Record<string, ErrorCode>>
    requestId: string
  }
}

const t = initTRPC
  .context<Context>()
  .meta<{ permission: Permission }>()
  .create({
    sse: {
      ping: { enabled: true, intervalMs: 10_000 },
      client: { reconnectAfterInactivityMs: 25_000 },
    },
    errorFormatter({ shape, error, ctx }): ErrorAnswer {
      const refusal = refusalBehind(error)
      const code = refusal?.code ?? (error.code === 'NOT_FOUND' ? 'not-found' : 'internal')
      return {
        message: code,
        code: shape.code,
        data: {
          httpStatus: shape.data.httpStatus,
          code,
          details: refusal?.details ?? {},
          fields: refusal?.fields ?? {},
          requestId: ctx?.requestId ?? '',
        },
      }
    },
  })

export const { router, createCallerFactory } = t

/** A schema's refusal and a body that is no JSON are bad input; the rest that is not a refusal is ours. */
function refusalBehind({ cause, code }: TRPCError): Refusal | undefined {
  if (cause instanceof Refusal) return cause
  if (cause instanceof z.ZodError) return new Refusal('bad-input', {}, faultyFields(cause))
  return code === 'BAD_REQUEST' || code === 'PARSE_ERROR' ? new Refusal('bad-input') : undefined
}

/** Turns a refusal into the answer of its kind; anything else is ours, and stays inside. */
export const guarded = t.procedure.use(async ({ next }) => {
  const result = await next()
  if (result.ok) return result
  const { cause } = result.error
  if (cause instanceof Refusal)
    throw new TRPCError({ code: trpcCodes[httpStatusOf(cause.code)], message: cause.code, cause })
  return result
})

const signedIn = (actor: Actor | undefined): Actor => {
  if (!actor) throw new Refusal('not-signed-in')
  return actor
}

/** A procedure for those with a permission; who has it not learns nothing about the input. */
export const allowed = (permission: Permission) =>
  guarded.meta({ permission }).use(({ ctx, next }) => {
    const actor = signedIn(ctx.actor)
    refuseUnless(may(actor, permission), 'forbidden')
    return next({ ctx: { actor } })
  })

/** A procedure that asks: permission, shape and answer are the reading's. */
export const query = <Input extends z.ZodType, Output>(asked: Reading<Input, Output>) =>
  allowed(asked.permission)
    .input(asked.input)
    .query(({ ctx, input }) => ctx.perform(asked, ctx.actor, input as z.input<Input>))

/** A procedure that acts: permission, shape and answer are the operation's; safe to repeat under its key. */
export const mutation = <Input extends z.ZodType, Output>(action: Operation<Input, Output>) =>
  allowed(action.permission)
    .input(action.input)
    .mutation(({ ctx, input }) =>
      ctx.perform(action, ctx.actor, input as z.input<Input>, {
        ...(ctx.idempotencyKey && { idempotencyKey: ctx.idempotencyKey }),
      }),
    )
