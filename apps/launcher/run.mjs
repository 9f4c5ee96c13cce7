/**
 * Runs a program of the clone: `node apps/launcher/run.mjs apps/launcher/src/start.ts`. It needs nothing but a Node of version 20 or
 * newer, installs what is missing and hands over to the Node that the lock file names.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const clone = join(import.meta.dirname, '..', '..')
const tools = join(clone, 'node_modules', '.bin')
const [program, ...rest] = process.argv.slice(2)

const installSeconds = isInstalled() ? 0 : await install()

const node = existsSync(join(tools, 'node')) ? join(tools, 'node') : process.execPath
const child = spawn(node, [join(clone, program), ...rest], {
  cwd: clone,
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${tools}${delimiter}${process.env.PATH ?? ''}`,
    TURBO_TELEMETRY_DISABLED: '1',
    CAUCE_INSTALL_SECONDS: String(installSeconds),
  },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// The scripts begin with `exec`: a shell left between npm and us would keep a SIGINT to itself. npm itself may be killed.
const parent = process.ppid
const orphaned = () => process.ppid !== parent && child.kill('SIGTERM')
if (process.env.npm_lifecycle_event) setInterval(orphaned, 300).unref()
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))

/** Says how long it has been at it, since npm is silent meanwhile; answers the seconds it took. npm's complaints are shown. */
async function install() {
  const from = performance.now()
  const seconds = () => Math.round((performance.now() - from) / 1000)
  const isTerminal = process.stdout.isTTY === true
  console.log(
    'Installing what package-lock.json names with npm ci: about a minute the first time, 1.7 GB on the disk, and 0.9 GB of caches.',
  )
  const show = () =>
    process.stdout.write(isTerminal ? `\r  … installing (${seconds()} s)` : `  … installing (${seconds()} s)\n`)
  const timer = setInterval(show, isTerminal ? 1000 : 10_000)
  // What concerns the Node of the system does not concern Cauce, which brings its own.
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: clone,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const stop = () => npm.kill()
  process.once('SIGTERM', stop)
  const [code] = await once(npm, 'close').catch((error) => [error.message])
  process.off('SIGTERM', stop)
  clearInterval(timer)
  if (isTerminal) process.stdout.write('\r\x1b[0K')
  if (code !== 0) {
    console.error(`npm ci failed (${code ?? 'it was stopped'}). Cauce needs npm and its registry for the first start.`)
    process.exit(1)
  }
  console.log(`  ✓ installed (${seconds()} s)`)
  return seconds()
}

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
