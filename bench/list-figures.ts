import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openOwner } from '@cauce/database/connection'
import type { Tables } from '@cauce/database/tables'
import { FinancingPage } from '@cauce/domain/financing/filter'
import { listFinancings } from '@cauce/operations/financing/list-financings'
import { encodeCursor } from '@cauce/operations/list-cursor'
import { withoutWebhooks } from '@cauce/operations/webhooks/webhook-settings'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Announcement } from '../apps/launcher/src/announce.ts'
import { type Figure, median, ratio } from './figure.ts'
import { fillFinancings } from './fill-financings.ts'
import { medianMilliseconds, requestsPerSecond, type Target } from './load.ts'
import { signIn } from './sign-in.ts'

const full = { financings: 1_000_000, rounds: 5, seconds: 4 }
const rowsOfAPage = 50

/** 50 of a million over tRPC with session and scope, against the same SQL bare; far pages; searches. */
export async function listFigures(cauce: Announcement, { financings, rounds, seconds } = full): Promise<Figure[]> {
  const { email, headers } = await signIn(cauce, /merchant.admin|admin.*comercio/i)
  const { merchantId } = await fillFinancings(cauce.databaseUrl, email, financings)
  const page = (input: object): Target => ({
    url: `${cauce.backoffice}/trpc/financings.list`,
    headers,
    body: JSON.stringify({ limit: rowsOfAPage, ...input }),
  })
  const far = await cursorOfPage(cauce.databaseUrl, merchantId, 19_000)
  const some = await someFinancing(cauce.databaseUrl, merchantId)
  const bare = await startBare(cauce.databaseUrl, merchantId, {
    list: await statementOf(cauce.databaseUrl, merchantId),
    key: { text: 'select * from financing where id = $1', values: [some.id] },
  })
  const guarded = await startBare(cauce.databaseUrl, merchantId, {}, 'guarded-list.ts')
  try {
    const ours: number[] = []
    const theirs: number[] = []
    for (let round = 0; round < rounds; round++) {
      theirs.push(await requestsPerSecond({ url: `${bare.url}/list`, method: 'GET' }, 20, seconds))
      ours.push(await requestsPerSecond(page({}), 20, seconds))
    }
    const bound: number[] = []
    const unbound: number[] = []
    for (let round = 0; round < rounds; round++) {
      unbound.push(await requestsPerSecond({ url: `${guarded.url}/open`, method: 'GET' }, 20, seconds))
      bound.push(await requestsPerSecond({ url: `${guarded.url}/guarded`, method: 'GET' }, 20, seconds))
    }
    const first = await medianMilliseconds([page({})], 200)
    const last = await medianMilliseconds([page({ after: far })], 200)
    const key = await medianMilliseconds([{ url: `${bare.url}/key` }], 300)
    const search = async (words: readonly string[]) =>
      medianMilliseconds(
        words.map((word) => page({ search: word })),
        100,
      )
    const within = { atMost: 10 }
    return [
      ratio('list of 50 of 1,000,000', 'req/s', median(ours), median(theirs), { atLeast: 0.45 }),
      ratio('list under permission and row-level security', 'req/s', median(bound), median(unbound), { atLeast: 0.75 }),
      ratio('page 19,000, with the archived ones 20,000, against page 1', 'ms', last, first, { atMost: 1.3 }),
      ratio('search by reference', 'ms', await search([some.reference]), key, within),
      ratio('search by phone', 'ms', await search([some.phone]), key, within),
      ratio('search by part of a name', 'ms', await search(['Lucía Or', 'ortega núñ', 'Soler Po']), key, within),
    ]
  } finally {
    bare.child.kill()
    guarded.child.kill()
  }
}

async function cursorOfPage(url: string, merchantId: string, number: number): Promise<string> {
  const { created_at, id } = await oneOf(url, merchantId, (number - 1) * rowsOfAPage)
  return encodeCursor({ value: created_at, id })
}

const someFinancing = (url: string, merchantId: string) => oneOf(url, merchantId, 123_456)

async function oneOf(url: string, merchantId: string, offset: number) {
  const db = openOwner(url, 1)
  try {
    return await db
      .selectFrom('financing')
      .select(['id', 'created_at', 'reference', 'phone'])
      .where('merchant_id', '=', merchantId)
      .where('archived_at', 'is', null)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .offset(offset)
      .limit(1)
      .executeTakeFirstOrThrow()
  } finally {
    await db.destroy()
  }
}

/** The very statement of the list, as it goes to Postgres. */
export async function statementOf(
  url: string,
  merchantId: string,
): Promise<{ text: string; values: readonly unknown[] }> {
  const said: { text: string; values: readonly unknown[] }[] = []
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) }),
    log: ({ query }) => void said.push({ text: query.sql, values: query.parameters }),
  })
  const scope = { kind: 'merchant', merchantId, centreIds: 'all' } as const
  const actor = { userId: merchantId, role: 'merchant-administrator', scope } as const
  try {
    const input = FinancingPage.parse({ limit: rowsOfAPage })
    await listFinancings.run(
      { db, actor, now: new Date().toISOString(), linkKey: '', logKey: '', webhooks: withoutWebhooks },
      input,
    )
  } finally {
    await db.destroy()
  }
  return said[0]!
}

export async function startBare(
  url: string,
  merchantId: string,
  statements: object,
  server = 'bare-list.ts',
): Promise<{ url: string; child: ChildProcess }> {
  const program = join(import.meta.dirname, server)
  const child = spawn(process.execPath, [program, url, merchantId, JSON.stringify(statements)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout, 'data')
  return { url: `http://127.0.0.1:${String(line).trim()}`, child }
}
