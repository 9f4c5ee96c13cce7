import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { programsFolder } from '@cauce/embedded/folders'
import { commandLine } from '@cauce/embedded/leftover'

/** Whoever chooses does so in a moment; one that takes longer was stopped. */
const usualPatienceMs = 4_000

/** `command` tells the process that claimed from another that got its id after it. */
type Claim = { port: number; pid: number; command: string }

export type ClaimOptions = { folder?: string | undefined; say: (line: string) => void; patienceMs?: number }

/**
 * Lets `choose` choose ports and claims them for as long as this process lives: until somebody listens on a chosen port
 * it would seem free to others. `choose` is told the ports that other launchers of this user have claimed; one chooses
 * at a time. A file of claims that is none is made anew; where claims cannot be had at all, that is said and the ports
 * are chosen without them.
 */
export async function claimPorts<Chosen extends Record<string, number>>(
  choose: (claimed: ReadonlySet<number>) => Promise<Chosen>,
  { folder = programsFolder(), say, patienceMs = usualPatienceMs }: ClaimOptions,
): Promise<Chosen> {
  const file = join(folder, 'ports.sqlite')
  let db: DatabaseSync
  try {
    mkdirSync(folder, { recursive: true })
    db = beginClaims(file, patienceMs, say)
  } catch (fault) {
    say(`  ! ${whyNot(file, fault)}; ports are taken without asking who else starts now`)
    return choose(new Set())
  }
  try {
    const held = await claimsOfOthers(db.prepare('select port, pid, command from claim').all() as Claim[])
    const chosen = await choose(new Set(held.map(({ port }) => port)))
    const command = (await commandLine(process.pid)) ?? ''
    const ours = Object.values(chosen).map((port) => ({ port, pid: process.pid, command }))
    db.exec('delete from claim')
    const insert = db.prepare('insert into claim (port, pid, command) values (:port, :pid, :command)')
    for (const claim of [...held, ...ours]) insert.run(claim)
    db.exec('commit')
    return chosen
  } finally {
    db.close()
  }
}

/** SQLite's result codes. Source: sqlite.org/rescode.html. */
const code = { error: 1, busy: 5, corrupt: 11, notADatabase: 26 } as const
const resultCode = (fault: unknown): number => Number((fault as { errcode?: number }).errcode) & 0xff

function beginClaims(file: string, patienceMs: number, say: ClaimOptions['say']): DatabaseSync {
  try {
    return begun(file, patienceMs)
  } catch (fault) {
    if (![code.error, code.corrupt, code.notADatabase].some((known) => known === resultCode(fault))) throw fault
    say(`  ! ${file} held no claims of ports and is made anew`)
    for (const part of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${part}`, { force: true })
    return begun(file, patienceMs)
  }
}

/** In the transaction that keeps others waiting until it is closed. */
function begun(file: string, patienceMs: number): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: patienceMs })
  try {
    db.exec('create table if not exists claim (port integer primary key, pid integer not null, command text not null)')
    db.exec('begin immediate')
    db.prepare('select port, pid, command from claim').all()
    return db
  } catch (fault) {
    db.close()
    throw fault
  }
}

const whyNot = (file: string, fault: unknown): string =>
  resultCode(fault) === code.busy
    ? `${file} is held by another start that does not go on`
    : `${file}: ${fault instanceof Error ? fault.message : String(fault)}`

async function claimsOfOthers(claims: Claim[]): Promise<Claim[]> {
  const lives = await Promise.all(
    claims.map(async ({ pid, command }) => pid !== process.pid && (await commandLine(pid)) === command),
  )
  return claims.filter((_, n) => lives[n])
}
