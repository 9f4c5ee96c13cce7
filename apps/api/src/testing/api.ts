import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, openOwner } from '@cauce/database/connection'
import type { Role } from '@cauce/domain/access/roles'
import { testDebtor } from '@cauce/operations/testing/merchant'
import { testDatabase } from '@cauce/testing/database'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import { hashPassword } from '../access/passwords.ts'
import { createApi } from '../api.ts'

export const password = 'correct horse battery'
const hash = hashPassword(password)

export type TestApiOptions = { production?: boolean; origin?: string; log?: (line: string) => void }

export type Sent = { cookie?: string; headers?: Record<string, string>; address?: string }

/** An API over a database of its own, called without a port, and the means to look at what it did. */
export async function testApi({ production = false, origin = 'http://localhost:3000', log }: TestApiOptions = {}) {
  const { url } = await testDatabase()
  const database = openDatabase({ url, connections: 4 })
  const owner = openOwner(url, 4, { prepare: true })
  const pages = await mkdtemp(join(tmpdir(), 'cauce-pages-'))
  await writeFile(
    join(pages, 'index.html'),
    '<!doctype html><script>let early = 1</script><script src="/a.js"></script>',
  )
  const checkoutOrigin = 'http://localhost:3001'
  const api = createApi({
    database,
    owner,
    cards: {} as never,
    log: log ? pino({ level: 'debug' }, { write: log }) : pino({ level: 'silent' }),
    checks: { temporal: async () => 'answers' },
    settings: {
      production,
      secretKey: 'a secret key of thirty-two bytes or more',
      backOfficeOrigin: origin,
      checkoutOrigin,
      processesUrl: 'http://localhost:8233',
      publishableKey: 'pk_test',
      payoutDebtor: testDebtor,
      cardScriptUrl: 'http://cards.example/v3/stripe.js',
      cardApiUrl: 'http://cards.example',
      stripeWebhookSecret: 'whsec_test',
      twilioAuthToken: 'twilio-token',
      trustedProxies: 1,
      pages: { backOffice: pages, checkout: pages },
    },
  })
  afterAll(async () => {
    api.close()
    await Promise.all([database.close(), owner.destroy(), rm(pages, { recursive: true })])
  })

  const post = async (path: string, body: unknown, { cookie, headers, address = '198.51.100.7' }: Sent = {}) =>
    api.backOffice.request(`${origin}${path}`, {
      method: 'POST',
      headers: {
        origin,
        'content-type': 'application/json',
        'x-forwarded-for': address,
        'user-agent': 'test browser',
        ...(cookie && { cookie }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })

  return {
    url,
    api,
    owner,
    origin,
    checkoutOrigin,
    post,

    async signIn(email: string, sent: Sent = {}): Promise<string> {
      const answer = await post('/auth/sign-in/email', { email, password }, sent)
      if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}`)
      return cookieOf(answer)
    },

    /** The code an answer refuses with. */
    codeOf: async (answer: Response): Promise<string> => JSON.parse(await answer.text()).error.data.code,

    /** A digest of every row of every table, to show that nothing changed. */
    async contents(): Promise<string> {
      const { rows: tables } = await sql<{ name: string }>`
        select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(owner)
      const digests = tables.map(async ({ name }) => {
        const { rows } = await sql<{ digest: string }>`
          select md5(coalesce(string_agg(t::text, e'\n' order by t::text), '')) as digest
          from ${sql.table(name)} as t`.execute(owner)
        return `${name} ${rows[0]?.digest}`
      })
      return (await Promise.all(digests)).join('\n')
    },
  }
}

export type TestApi = Awaited<ReturnType<typeof testApi>>

/** The first pair of what an answer sets as cookie, as a browser sends it back. */
export const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''

export async function insertMerchant({ owner }: TestApi, name = 'Norte'): Promise<string> {
  const values = { name, legal_name: name, tax_id: 'B1', locale: 'es', country: 'ES', time_zone: 'Europe/Madrid' }
  return (await owner.insertInto('merchant').values(values).returning('id').executeTakeFirstOrThrow()).id
}

export type TestUser = { email: string; merchantId: string | null; role?: Role; demo?: boolean; disabledAt?: string }

/** A user who may sign in with `password`; answers their id. */
export async function insertUser({ owner }: TestApi, user: TestUser): Promise<string> {
  const { id } = await owner
    .insertInto('app_user')
    .values({
      merchant_id: user.merchantId,
      role: user.role ?? 'merchant-administrator',
      email: user.email,
      name: 'Ana Ruiz',
      first_name: 'Ana',
      last_name: 'Ruiz',
      locale: 'es',
      demo: user.demo ?? false,
      disabled_at: user.disabledAt ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await owner
    .insertInto('account')
    .values({ user_id: id, account_id: id, provider_id: 'credential', password: await hash })
    .execute()
  return id
}
