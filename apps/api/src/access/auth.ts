import type { Db } from '@cauce/database/connection'
import { betterAuth } from 'better-auth'
import type { Caller } from '../http/caller.ts'
import { hashPassword, isPassword, passwordLength } from './passwords.ts'
import { sessionSeconds } from './read-session.ts'
import { sessionCookieName } from './session-cookie.ts'

export type AuthOptions = {
  owner: Db
  origin: string
  /** Signs the cookies. */
  secret: string
  /** Users of the demo data may sign in; never in production. */
  demoAllowed: boolean
}

export type SignedIn = { token: string; userId: string; setCookie: string[] }

/** Checks an e-mail and a password and makes a session; answers nothing for a wrong pair, whichever part was wrong. */
export type SignIn = (email: string, password: string, from: Caller) => Promise<SignedIn | undefined>

/** A column that better-auth knows of and never writes. */
const ours = { type: 'string', required: true, input: false, returned: false } as const

const addressHeader = 'x-caller-address'

/**
 * better-auth over our own tables: it finds the account, spends the same time on one that does not exist, makes the
 * session and signs its cookie. None of its routes is served.
 */
export function signInWith({ owner, origin, secret, demoAllowed }: AuthOptions): SignIn {
  const https = origin.startsWith('https:')
  const auth = betterAuth({
    baseURL: origin,
    basePath: '/auth',
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: owner, type: 'postgres' },
    user: {
      // An address that was invited and whose owner has not come opens nothing, and stands in nobody's way.
      modelName: 'signing_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { role: ours, first_name: ours, last_name: ours, locale: ours },
    },
    session: {
      modelName: 'session',
      expiresIn: sessionSeconds,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: { fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(hash, password) },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            if (!(await mayHaveSession(owner, session.userId, demoAllowed))) return false
            return { data: { ...session, ipAddress: context?.headers?.get(addressHeader) ?? '' } }
          },
        },
      },
    },
    // Our own limits count by account and by address, in the database, for all processes.
    rateLimit: { enabled: false },
    advanced: {
      // The prefix `__Secure-` would be put before `__Host-`; the attributes say the same.
      useSecureCookies: false,
      cookies: { session_token: { name: sessionCookieName(origin), attributes: { secure: https, sameSite: 'lax' } } },
      database: { generateId: false },
    },
  })

  return async (email, password, from) => {
    const headers = new Headers({ 'user-agent': from.device, [addressHeader]: from.ip })
    const answer = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true })
    if (answer.status === 401) return undefined
    if (!answer.ok) throw new Error(`sign-in answered ${answer.status}`)
    const { token, user } = (await answer.json()) as { token: string; user: { id: string } }
    return { token, userId: user.id, setCookie: answer.headers.getSetCookie() }
  }
}

async function mayHaveSession(owner: Db, userId: string, demoAllowed: boolean): Promise<boolean> {
  const user = await owner
    .selectFrom('app_user')
    .select(['demo', 'disabled_at'])
    .where('id', '=', userId)
    .executeTakeFirst()
  return user !== undefined && user.disabled_at === null && (demoAllowed || !user.demo)
}
