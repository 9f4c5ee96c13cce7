import type { Actor } from '@cauce/domain/access/scope'
import { Refusal } from '@cauce/domain/errors'
import { testDebtor } from '@cauce/operations/testing/merchant'
import { appRouter } from '@cauce/rpc/router'
import { type BackOffice, type Context, createCallerFactory } from '@cauce/rpc/trpc'
import { TRPCError } from '@trpc/server'

type Procedure = { _def: { type: string; meta?: { permission?: string }; inputs: unknown[] } }
/** For tests: every procedure of the back office by its name. */
export const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>)

const callerFor = createCallerFactory(appRouter)

/** Calls a procedure by its name; answers its result, or the code it refuses with: `internal` for what is no refusal. */
export async function callProcedure(
  { perform, changes }: Pick<Context, 'perform'> & Pick<BackOffice, 'changes'>,
  name: string,
  actor: Actor | undefined,
  input: unknown,
) {
  const context: Context = {
    perform,
    cards: {} as never,
    actor,
    requestId: 'test',
    backOffice: {
      checkoutOrigin: 'http://localhost:3001',
      processesUrl: undefined,
      payoutDebtor: testDebtor,
      changes,
      actorNow: async () => (actor ? { actor } : { over: 'not-signed-in' }),
    },
  }
  const procedure = name.split('.').reduce((at, part) => (at as never)[part], callerFor(context) as unknown)
  try {
    const answer = await (procedure as (input: unknown) => Promise<unknown>)(input)
    return { answer: isStream(answer) ? await firstOf(answer) : answer }
  } catch (error) {
    const cause = error instanceof TRPCError ? error.cause : error
    return { code: cause instanceof Refusal ? cause.code : error instanceof TRPCError ? error.code : 'internal' }
  }
}

const isStream = (answer: unknown): answer is AsyncIterable<unknown> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer

async function firstOf(stream: AsyncIterable<unknown>) {
  for await (const event of stream) return event
}
