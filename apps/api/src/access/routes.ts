import type { Db } from '@cauce/database/connection'
import { type ErrorCode, Refusal } from '@cauce/domain/errors'
import { leaveSession } from '@cauce/operations/access/leave-session'
import { readInvitation } from '@cauce/operations/access/people/read-invitation'
import { recordSignIn } from '@cauce/operations/access/record-sign-in'
import { faultyFields } from '@cauce/operations/faulty-fields'
import type { Perform } from '@cauce/operations/perform'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { refusal } from '../http/answers.ts'
import type { AppEnv } from '../http/app-env.ts'
import type { Caller } from '../http/caller.ts'
import type { SignIn } from './auth.ts'
import { changePassword } from './change-password.ts'
import type { InvitationLimit } from './invitation-limit.ts'
import { comeIn } from './invitations.ts'
import { passwordLength } from './passwords.ts'
import { actorOf, type ReadSession } from './read-session.ts'
import type { SessionCookie } from './session-cookie.ts'
import type { SignInLimits } from './sign-in-limits.ts'

export type AccessDependencies = {
  owner: Db
  perform: Perform
  signIn: SignIn
  limits: SignInLimits
  invitationLimit: InvitationLimit
  readSession: ReadSession
  cookie: SessionCookie
  caller: (c: Context<AppEnv>) => Caller
}

const bad = (code: ErrorCode) => ({ error: code })
const password = z.string(bad('required')).min(1, bad('required')).max(passwordLength.max, bad('too-long'))
const Credentials = z.object({ email: z.email(bad('invalid-email')).max(254, bad('too-long')), password })
const NewPassword = z.object({
  currentPassword: password,
  newPassword: password.min(passwordLength.min, bad('password-too-short')),
})

const Invitation = z.object({ token: z.string(bad('invitation-unknown')).max(200, bad('invitation-unknown')) })
const Acceptance = Invitation.extend({ newPassword: password.min(passwordLength.min, bad('password-too-short')) })

/** Signing in and out, coming in by an invitation, and changing the password. */
export function accessRoutes({
  owner,
  perform,
  signIn,
  limits,
  invitationLimit,
  readSession,
  cookie,
  caller,
}: AccessDependencies): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  const sessionOf = async (c: Context<AppEnv>) => {
    const token = cookie.tokenIn(c.req.header('cookie'))
    return token === undefined ? undefined : readSession(token)
  }
  const tooMany = (c: Context<AppEnv>, seconds: number) => {
    c.header('Retry-After', String(seconds))
    return refusal(c, 429, { code: 'too-many-attempts', details: { seconds } })
  }

  /** Begins a session in the place of the one this browser had; false where the pair opens none. */
  const begin = async (c: Context<AppEnv>, email: string, secret: string, from: Caller): Promise<boolean> => {
    const signedIn = await signIn(email, secret, from)
    const session = signedIn && (await readSession(signedIn.token))
    if (!session) return false
    await perform(recordSignIn, actorOf(session, from), undefined)
    const before = await sessionOf(c)
    if (before) await perform(leaveSession, actorOf(before, from), { replaced: true })
    for (const value of signedIn.setCookie) c.header('Set-Cookie', value, { append: true })
    return true
  }

  app.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })

  /** Asked by a page that knows of nobody: no refusal, which browsers show as an error. */
  app.get('/here', async (c) => c.json({ signedIn: (await sessionOf(c)) !== undefined }))

  app.post('/sign-in/email', async (c) => {
    const input = await body(c, Credentials)
    if (input instanceof Response) return input
    const { email } = input
    const from = caller(c)
    const wait = await limits.attempt(email, from.ip)
    if (wait > 0) return tooMany(c, wait)
    if (!(await begin(c, email, input.password, from))) return refusal(c, 401, { code: 'wrong-credentials' })
    await limits.succeeded(email, from.ip)
    return c.json({})
  })

  async function unlessGuessed<T>(c: Context<AppEnv>, look: () => Promise<T>): Promise<T | Response> {
    try {
      return await look()
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'invitation-unknown')) throw error
      const wait = await invitationLimit.count(caller(c).ip)
      if (wait > 0) return tooMany(c, wait)
      throw error
    }
  }

  app.post('/invitation', async (c) => {
    const input = await body(c, Invitation)
    if (input instanceof Response) return input
    const invited = await unlessGuessed(c, () => readInvitation(owner, input.token, new Date().toISOString()))
    return invited instanceof Response ? invited : c.json(invited)
  })

  app.post('/invitation/accept', async (c) => {
    const input = await body(c, Acceptance)
    if (input instanceof Response) return input
    const from = caller(c)
    const accepted = await unlessGuessed(c, () => comeIn(owner, { ...input, from }))
    if (accepted instanceof Response) return accepted
    if (!(await begin(c, accepted.email, input.newPassword, from)))
      return refusal(c, 401, { code: 'wrong-credentials' })
    return c.json({})
  })

  app.post('/sign-out', async (c) => {
    const session = await sessionOf(c)
    if (session) await perform(leaveSession, actorOf(session, caller(c)), {})
    c.header('Set-Cookie', cookie.cleared)
    return c.json({})
  })

  app.post('/change-password', async (c) => {
    const session = await sessionOf(c)
    if (!session) return refusal(c, 401, { code: 'not-signed-in' })
    const input = await body(c, NewPassword)
    if (input instanceof Response) return input
    const from = caller(c)
    const wait = await limits.attempt(session.userId, from.ip)
    if (wait > 0) return tooMany(c, wait)
    await changePassword(owner, actorOf(session, from), input)
    await limits.succeeded(session.userId, from.ip)
    return c.json({})
  })
  return app
}

/** The JSON of a request as a schema takes it, or the answer that says what is wrong with it. */
async function body<Schema extends z.ZodType>(
  c: Context<AppEnv>,
  schema: Schema,
): Promise<z.output<Schema> | Response> {
  const json = await c.req.json().catch(() => undefined)
  const result = schema.safeParse(json)
  return result.success ? result.data : refusal(c, 400, { code: 'bad-input', fields: faultyFields(result.error) })
}
