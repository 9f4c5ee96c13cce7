import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The command line of a running process, or undefined when there is none with that id. */
export async function commandLine(pid: number): Promise<string | undefined> {
  try {
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ').trim() || undefined
  } catch {
    const { stdout } = await run('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({ stdout: '' }))
    return stdout.trim() || undefined
  }
}

/**
 * Ends a process that an earlier, killed run left behind. Only one whose command line contains `marker` is touched:
 * after a reboot the same id may belong to somebody else's process.
 */
export async function endLeftover(
  pid: number,
  marker: string,
  signal: NodeJS.Signals,
  graceMs = 8000,
): Promise<boolean> {
  const isOurs = async () => (await commandLine(pid))?.includes(marker) ?? false
  if (!(await isOurs())) return false
  process.kill(pid, signal)
  const deadline = Date.now() + graceMs
  while (await isOurs()) {
    if (Date.now() > deadline) process.kill(pid, 'SIGKILL')
    await sleep(50)
  }
  return true
}
