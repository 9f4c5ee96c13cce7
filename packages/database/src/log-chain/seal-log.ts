import { sql } from 'kysely'
import type { Db, Tx } from '../connection.ts'
import { type Anchor, anchorCode, isSigned, noCode } from './anchor-code.ts'
import { chainLock, isUntouched, writeBeginning } from './begin-chain.ts'
import { beforeFirst, type LogLine, lineColumn, sealOf } from './canonical-line.ts'

/** Where the chain ends: the last seal's number, 0 when nothing is sealed yet, and the seal. */
export type Head = { number: number; hash: Buffer }

export type Sealed = {
  /** How many lines were sealed. */
  count: number
  head: Head
  /** Another sealer is at work: there is nothing to do. */
  busy: boolean
}

export type SealOptions = {
  /** The first signs; the others are former ones, whose anchors still count. */
  keys: readonly [string, ...string[]]
  /** ISO instant. */
  now: string
  /** Lines of one batch. The seals of a batch and its anchor come to be together or not at all. */
  atMost?: number
  /** Where this sealer left the chain: one that ends before it, or went another way, is not continued. */
  known?: Head
}

/** The chain does not end as its anchor says, so that it is not continued: `verify-log` says where it is broken. */
export class BrokenChain extends Error {
  constructor(why: string) {
    super(`the action log's chain is not continued: ${why}`)
    this.name = 'BrokenChain'
  }
}

/**
 * Seals the lines of the action log that come next, as the owner. Only those of transactions below the oldest that still
 * runs, so that nothing can appear before a sealed line. Takes no lock that a business transaction waits for, and writes at its
 * very end only: its own transaction holds live pages back no longer than one insert takes. Where nothing was ever written,
 * it begins the chain; where there are lines and no chain, somebody took it away. Throws `BrokenChain`.
 */
export function sealLog(owner: Db, { keys, now, atMost = 2_000, known }: SealOptions): Promise<Sealed> {
  return owner.transaction().execute(async (tx) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${chainLock}) as mine`.execute(tx)
    if (!rows[0]?.mine) return { count: 0, head: known ?? start, busy: true }
    const end = await endOfChain(tx, keys)
    if (known) await refuseOtherWay(tx, end?.head ?? start, known)
    const { head, anchor, place } = end ?? (await begun(tx, keys[0], now))
    const lines = await nextLines(tx, place, atMost)
    const last = await writeSeals(tx, head, lines)
    if (last.number > head.number) await writeAnchor(tx, keys[0], anchor, last, now)
    return { count: lines.length, head: last, busy: false }
  })
}

const start: Head = { number: 0, hash: beforeFirst }

type Place = { transaction: string; position: number }

type End = { head: Head; anchor: Anchor; place: Place }

const beforeAll: Place = { transaction: '0', position: 0 }

async function begun(tx: Tx, key: string, now: string): Promise<End> {
  if (!(await isUntouched(tx))) throw new BrokenChain('the log has lines, and no chain')
  return { head: start, anchor: await writeBeginning(tx, key, now), place: beforeAll }
}

async function endOfChain(tx: Tx, keys: readonly string[]): Promise<End | undefined> {
  const anchors = await tx.selectFrom('log_anchor').selectAll().orderBy('number', 'desc').limit(2).execute()
  const seal = await tx.selectFrom('log_seal').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
  const [last, previous] = anchors
  if (!seal && !last) return undefined
  const head = seal ? { number: seal.number, hash: seal.hash } : start
  if (!last || head.number !== last.last_seal || !head.hash.equals(last.hash))
    throw new BrokenChain('its last seal is not the one its last anchor names')
  const anchor: Anchor = { ...last, lastSeal: last.last_seal, sealedAt: last.sealed_at }
  if (!isSigned(keys, previous?.code ?? noCode, anchor))
    throw new BrokenChain('its last anchor was made with another key')
  const place = seal ? { transaction: seal.transaction_id, position: seal.position } : beforeAll
  return { head, anchor, place }
}

async function refuseOtherWay(tx: Tx, head: Head, known: Head): Promise<void> {
  if (known.number === 0 || (known.number === head.number && known.hash.equals(head.hash))) return
  const seal = await tx.selectFrom('log_seal').select('hash').where('number', '=', known.number).executeTakeFirst()
  if (!seal?.hash.equals(known.hash)) throw new BrokenChain(`seal ${known.number} is gone or another one`)
}

type Line = { transaction_id: string; position: number; line: LogLine }

async function nextLines(tx: Tx, after: Place, atMost: number): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select l.transaction_id, l.position, ${lineColumn} as line from action_log l
    where (l.transaction_id, l.position) > (${after.transaction}::xid8, ${after.position}::bigint)
      and l.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    order by l.transaction_id, l.position limit ${atMost}`.execute(tx)
  return rows
}

async function writeSeals(tx: Tx, head: Head, lines: readonly Line[]): Promise<Head> {
  if (lines.length === 0) return head
  let { number, hash } = head
  const seals = lines.map(({ transaction_id, position, line }) => {
    number++
    hash = sealOf(hash, line)
    return { number, transaction_id, position, hash }
  })
  await sql`
    insert into log_seal (number, transaction_id, position, hash)
    select * from unnest(${seals.map((seal) => seal.number)}::bigint[], ${seals.map((seal) => seal.transaction_id)}::xid8[],
      ${seals.map((seal) => seal.position)}::bigint[], ${seals.map((seal) => seal.hash)}::bytea[])`.execute(tx)
  return { number, hash }
}

async function writeAnchor(tx: Tx, key: string, before: Anchor, head: Head, now: string): Promise<void> {
  const anchor = { number: before.number + 1, lastSeal: head.number, hash: head.hash, sealedAt: now }
  await tx
    .insertInto('log_anchor')
    .values({
      number: anchor.number,
      last_seal: anchor.lastSeal,
      hash: anchor.hash,
      sealed_at: now,
      code: anchorCode(key, before.code, anchor),
    })
    .execute()
}
