import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { clone, env } from '../env.ts'

export type CommandResult = { passed: boolean; output: string; seconds: number }

export type CommandOptions = { show?: boolean; env?: Record<string, string> }

/** Runs an installed tool in the clone. Its output is kept, or shown as it comes. A signal to us is passed on to it. */
export async function runCommand(
  [tool = '', ...rest]: readonly string[],
  { show = false, env: told = {} }: CommandOptions = {},
): Promise<CommandResult> {
  const since = performance.now()
  const child = spawn(join(clone, 'node_modules', '.bin', tool), rest, {
    cwd: clone,
    env: { ...env.all, TURBO_TELEMETRY_DISABLED: '1', ...told },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const interrupted = (signal: NodeJS.Signals) => void child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM'] as const
  for (const signal of signals) process.on(signal, interrupted)
  const [code, signal] = await once(child, 'close')
  for (const each of signals) process.off(each, interrupted)
  if (signal) process.exit(130)
  return { passed: code === 0, output, seconds: (performance.now() - since) / 1000 }
}
