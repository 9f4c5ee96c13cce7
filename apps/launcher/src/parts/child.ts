import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, open, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { clone } from '../env.ts'
import type { Part } from '../supervise.ts'

export type ChildOptions = {
  name: string
  /** Its main file, from the clone's root. */
  entry: string
  env: NodeJS.ProcessEnv
  /** Where its log and pid file are kept. */
  folder: string
}

/** Starts one of our own servers in a process group of its own, so that Ctrl-C reaches it through the launcher only. */
export async function startChild({ name, entry, env, folder }: ChildOptions): Promise<Part> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const main = join(clone, entry)
  const pidFile = join(folder, `${name}.pid`)

  const log = await open(join(folder, `${name}.log`), 'a', 0o600)
  const child = spawn(process.execPath, ['--import', join(import.meta.dirname, '..', 'follow-launcher.ts'), main], {
    cwd: clone,
    env,
    detached: true,
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  })
  const ended = once(child, 'exit').then(([code, signal]) => `${name} ended with ${signal ?? code}`)
  await log.close()
  await writeFile(pidFile, String(child.pid ?? ''))

  const running = () => child.exitCode === null && child.signalCode === null
  return {
    ended,
    async stop(graceMs) {
      if (!running()) return
      child.kill('SIGTERM')
      await Promise.race([ended, sleep(graceMs, undefined, { ref: false })])
      if (running()) child.kill('SIGKILL')
      await ended
    },
  }
}

/** Keeps the log of the run before under another name. */
export async function turnLog(folder: string, name: string): Promise<void> {
  await rename(join(folder, `${name}.log`), join(folder, `${name}.previous.log`)).catch(() => undefined)
}

/** Waits until `url` answers 200; throws what it lacks when it does not within 90 s, or why the server ended. */
export async function untilHealthy(url: string, ended: () => string | undefined) {
  for (const deadline = Date.now() + 90_000; ; ) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => undefined)
    const text = await answer?.text().catch(() => '')
    if (answer?.ok) return
    const why = ended()
    if (why) throw new Error(why)
    if (Date.now() > deadline) throw new Error(`${url} did not become healthy within 90 s: ${text || 'no answer'}`)
    await sleep(150)
  }
}
