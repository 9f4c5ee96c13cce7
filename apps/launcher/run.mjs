/**
 * Runs a program of the clone: `node apps/launcher/run.mjs apps/launcher/src/start.ts`. It needs nothing but a Node of version 20 or
 * newer, installs what is missing and hands over to the Node that the lock file names.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const clone = join(import.meta.dirname, '..', '..')
const tools = join(clone, 'node_modules', '.bin')
const [program, ...rest] = process.argv.slice(2)

if (!isInstalled()) {
  console.log('Installing what package-lock.json names (npm ci) …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: clone, stdio: 'inherit' })
  if (status !== 0) {
    console.error('npm ci failed: see above. Cauce needs npm and its registry for the first start.')
    process.exit(1)
  }
}

const node = existsSync(join(tools, 'node')) ? join(tools, 'node') : process.execPath
const child = spawn(node, [join(clone, program), ...rest], {
  cwd: clone,
  stdio: 'inherit',
  env: { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH ?? ''}`, TURBO_TELEMETRY_DISABLED: '1' },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm passes a signal on to the shell between us only, which dies of it without a word.
const parent = process.ppid
const orphaned = () => process.ppid !== parent && child.kill('SIGTERM')
if (process.env.npm_lifecycle_event) setInterval(orphaned, 300).unref()
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))

/** npm writes down what it installed; a package that is missing there counts only where it is not optional. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(join(clone, 'package-lock.json'), 'utf8')).packages
    const present = JSON.parse(readFileSync(join(clone, 'node_modules', '.package-lock.json'), 'utf8')).packages
    return Object.entries(wanted).every(([path, { version, optional, peer, link }]) => {
      if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
      if (!present[path]) return optional === true || peer === true
      return link || present[path].version === version
    })
  } catch {
    return false
  }
}
