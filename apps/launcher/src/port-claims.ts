import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { programsFolder } from '@cauce/embedded/folders'
import { commandLine } from '@cauce/embedded/leftover'

const patienceMs = 20_000

/** `command` tells the process that claimed from another that got its id after it. */
type Claim = { port: number; pid: number; command: string }

/**
 * Lets `choose` choose ports and claims them for as long as this process lives: until somebody listens on a chosen port
 * it would seem free to others. `choose` is told the ports that other launchers of this user have claimed; one chooses
 * at a time.
 */
export async function claimPorts<Chosen extends Record<string, number>>(
  choose: (claimed: ReadonlySet<number>) => Promise<Chosen>,
  folder = programsFolder(),
): Promise<Chosen> {
  mkdirSync(folder, { recursive: true })
  const db = new DatabaseSync(join(folder, 'ports.sqlite'), { timeout: patienceMs })
  try {
    db.exec('create table if not exists claim (port integer primary key, pid integer not null, command text not null)')
    db.exec('begin immediate')
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

async function claimsOfOthers(claims: Claim[]): Promise<Claim[]> {
  const lives = await Promise.all(
    claims.map(async ({ pid, command }) => pid !== process.pid && (await commandLine(pid)) === command),
  )
  return claims.filter((_, n) => lives[n])
}
