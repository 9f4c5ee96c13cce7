import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Announcement } from '../apps/launcher/src/announce.ts'
import { absolute, type Figure, median, ratio } from './figure.ts'
import { bareMilliseconds, betweenMilliseconds, workbook } from './import-figures.ts'
import { signIn } from './sign-in.ts'

const rounds = 5

/**
 * 20,000 services uploaded until their preview stands, and then saved, against a bare parse and a bare INSERT of them; and how
 * long somebody else's small call takes meanwhile, and while a file that is cut off is refused.
 */
export async function importOverHttp(cauce: Announcement): Promise<Figure[]> {
  const { email, headers } = await signIn(cauce, /merchant.admin|admin.*comercio/i)
  const file = await readFile(workbook)
  const db = new pg.Client({ connectionString: cauce.databaseUrl })
  await db.connect()
  const ask = async (path: string, type: string, body: string | Uint8Array<ArrayBuffer>) => {
    const answer = await fetch(`${cauce.backoffice}${path}`, {
      ...{ method: 'POST', body },
      headers: { ...headers, 'content-type': type },
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return answer.json()
  }
  const procedure = (name: string, id: string) =>
    ask(`/trpc/imports.services.${name}`, 'application/json', JSON.stringify({ id }))
  const small = () => fetch(`${cauce.backoffice}/trpc/access.me`, { headers }).then((answer) => answer.arrayBuffer())
  const probes: number[] = []
  const meanwhile = async <T>(work: Promise<T>): Promise<T> => {
    let isOver = false
    const probing = (async () => {
      for (; !isOver; await sleep(20)) probes.push((await timed(small))[1])
    })()
    try {
      return await work
    } finally {
      isOver = true
      await probing
    }
  }
  try {
    const centre = await centreOf(db, email)
    const [read, bare, saved, inserted]: [number[], number[], number[], number[]] = [[], [], [], []]
    for (let round = 0; round < rounds; round++) {
      await sleep(betweenMilliseconds)
      bare.push(await bareMilliseconds())
      const path = `/imports/services?centre=${centre.id}`
      const [id, reading] = await meanwhile(
        timed(async () => {
          const answer = await ask(path, 'application/octet-stream', new Uint8Array(file))
          return (answer as { id: string }).id
        }),
      )
      read.push(reading)
      inserted.push(await bareInsert(db, id))
      saved.push((await meanwhile(timed(() => procedure('save', id))))[1])
      await procedure('undo', id)
      await db.query('delete from service where removed_at is not null')
      await db.query('vacuum service')
      const cutOff = new Uint8Array(file.subarray(0, file.length / 2))
      await meanwhile(
        ask(path, 'application/octet-stream', cutOff).then(
          () => Promise.reject(new Error('a file that is cut off was read')),
          () => undefined,
        ),
      )
    }
    return [
      ratio('20,000 rows from upload to preview', 'ms', median(read), median(bare), { atMost: 2 }),
      ratio('saving them, against one INSERT of as many', 'ms', median(saved), median(inserted), { atMost: 3 }),
      absolute('a small call meanwhile, p99', 'ms', percentile(probes, 0.99), { atMost: 200 }),
    ]
  } finally {
    await db.end()
  }
}

const percentile = (all: readonly number[], share: number): number =>
  all.toSorted((one, other) => one - other)[Math.floor((all.length - 1) * share)] ?? 0

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const from = performance.now()
  const result = await work()
  return [result, performance.now() - from]
}

async function centreOf(db: pg.Client, email: string): Promise<{ id: string }> {
  const { rows } = await db.query(
    'select c.id from centre c join app_user u on u.merchant_id = c.merchant_id where u.email = $1 order by c.name limit 1',
    [email],
  )
  return rows[0]
}

const columns = 'reference, name, price_cents, tax_treatment, ends_on, duration'

/** The same rows as one INSERT of many values into the same table, as its owner, and taken back. */
async function bareInsert(db: pg.Client, importId: string): Promise<number> {
  const { rows } = await db.query(
    `select i.merchant_id, i.centre_id, r.value from import i cross join import_rows(i.id) r
     where i.id = $1 and r.change = 'add'`,
    [importId],
  )
  const literal = (value: unknown) => (value === undefined ? 'null' : pg.escapeLiteral(String(value)))
  const values = rows.map(({ merchant_id, centre_id, value }) => {
    const fields = [value.reference, value.name, value.priceCents, value.taxTreatment, value.endsOn, value.duration]
    return `('${merchant_id}', '${centre_id}', ${fields.map(literal).join(', ')}, now(), now())`
  })
  const statement = `insert into service (merchant_id, centre_id, ${columns}, created_at, updated_at) values ${values.join(', ')}`
  const [ids, spent] = await timed(() => db.query(`${statement} returning id`))
  await db.query('delete from service where id = any($1)', [ids.rows.map(({ id }) => id)])
  await db.query('vacuum service')
  return spent
}
