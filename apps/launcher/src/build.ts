import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { clone, env } from './env.ts'

/**
 * Messages, pages and the workflow bundle, each made anew only when what it is made from has changed. turbo keeps the
 * content hashes; it asks nobody on the network.
 */
export async function build(say: (doing: string) => void): Promise<void> {
  const turbo = spawn(
    join(clone, 'node_modules', '.bin', 'turbo'),
    [
      'run',
      'generate',
      'build',
      '--output-logs=errors-only',
      '--log-prefix=task',
      '--no-update-notifier',
      '--no-color',
    ],
    { cwd: clone, stdio: ['ignore', 'pipe', 'pipe'], env: { ...env.all, TURBO_TELEMETRY_DISABLED: '1', CI: '1' } },
  )
  let output = ''
  for (const stream of [turbo.stdout, turbo.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  }
  say('made anew where their sources changed')
  const end = () => void turbo.kill()
  process.once('exit', end)
  const [code] = await once(turbo, 'close')
  process.off('exit', end)
  if (code !== 0) throw new Error(`\n${output.trim()}`)
  const missing = await missingPages(clone)
  if (missing.length > 0)
    throw new Error(`${missing.join(', ')} not built: run \`npx turbo run build --force\` and start again`)
}

/** Pages that no app may come up without, of those that are not there after a build, from the clone's root. */
export async function missingPages(root: string): Promise<string[]> {
  const pages = ['backoffice', 'checkout', 'sandbox'].map((app) => join('apps', app, 'dist', 'index.html'))
  const there = await Promise.all(
    pages.map((page) =>
      access(join(root, page)).then(
        () => true,
        () => false,
      ),
    ),
  )
  return pages.filter((_, n) => !there[n])
}
