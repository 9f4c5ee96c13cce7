import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Announcement } from '../../apps/launcher/src/announce.ts'

export type RunningCauce = Announcement & { folder: string; stop: (signal?: NodeJS.Signals) => Promise<void> }

const clone = join(import.meta.dirname, '..', '..')
const launcher = [process.execPath, join(clone, 'apps', 'launcher', 'src', 'start.ts')] as const

/** What people type. */
export const npmStart = ['npm', 'start'] as const

const readyWithinMs = 180_000

/** A folder for the data of a Cauce of its own. Started as root, Postgres runs as another user, who must be able to enter. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cauce-e2e-'))
  await chmod(folder, 0o711)
  return folder
}

/**
 * Starts all of Cauce as `npm start` does, on free ports. `stop` signals the process of the command and no other, and
 * removes the data, unless the folder was given.
 */
export async function startCauce(kept?: string, command: readonly [string, string] = launcher): Promise<RunningCauce> {
  const folder = kept ?? (await makeFolder())
  await rm(join(folder, 'running.json'), { force: true })
  const [program, argument] = command
  const child = spawn(program, [argument], {
    cwd: clone,
    env: { ...process.env, CAUCE_DATA: folder },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  async function stop(signal: NodeJS.Signals = 'SIGTERM') {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal)
      await once(child, 'exit')
    }
    if (kept === undefined) await rm(folder, { recursive: true, force: true })
  }
  try {
    return { ...(await announced(child, folder)), folder, stop }
  } catch (error) {
    await stop()
    throw new Error(`${error instanceof Error ? error.message : error}\n${output}`)
  }
}

async function announced(child: ChildProcess, folder: string): Promise<Announcement> {
  const deadline = Date.now() + readyWithinMs
  for (;;) {
    const text = await readFile(join(folder, 'running.json'), 'utf8').catch(() => '')
    if (text.endsWith('}')) return JSON.parse(text) as Announcement
    if (child.exitCode !== null) throw new Error('Cauce ended before it was ready')
    if (Date.now() > deadline) throw new Error(`Cauce was not ready within ${readyWithinMs / 1000} s`)
    await sleep(100)
  }
}
