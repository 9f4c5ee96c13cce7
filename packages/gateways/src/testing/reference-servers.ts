import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cache = join(homedir(), '.cache', 'cauce')
const readyWithinMs = 20_000

/** A server of somebody else's that speaks Stripe's API, or the one line that says why it cannot run here. */
export type ReferenceServer = { url: string; stop(): Promise<void> } | { absent: string }

/** localstripe 1.15.10: keeps state, in a file whose path is its own, checks parameters, ignores idempotency keys. Needs Python with pip. */
export async function startLocalstripe(): Promise<ReferenceServer> {
  const python = await version('python3', ['-c', 'import sys; print("py%d.%d" % sys.version_info[:2])'])
  if (!python || !(await version('python3', ['-m', 'pip', '--version'])))
    return { absent: 'Python with pip is not here' }
  const folder = await installed(`localstripe-1.15.10-${python}`, (into) =>
    run('python3', ['-m', 'pip', 'install', '--quiet', '--target', into, 'localstripe==1.15.10']),
  )
  const port = await freePort()
  const server = spawn('python3', ['-m', 'localstripe', '--port', String(port), '--from-scratch'], {
    env: { ...process.env, PYTHONPATH: folder },
    stdio: 'ignore',
  })
  const started = await ready(server, port)
  const stop = async () => {
    await started.stop()
    await rm('/tmp/localstripe.pickle', { force: true })
  }
  return { ...started, stop }
}

/** stripe-mock 0.203.0: stateless, checks every request against Stripe's OpenAPI description. Needs Go. */
export async function startStripeMock(): Promise<ReferenceServer> {
  if (!(await version('go', ['version']))) return { absent: 'Go is not here' }
  const folder = await installed('stripe-mock-0.203.0', (into) =>
    run('go', ['install', 'github.com/stripe/stripe-mock@v0.203.0'], { env: { ...process.env, GOBIN: into } }),
  )
  const port = await freePort()
  return ready(spawn(join(folder, 'stripe-mock'), ['-http-port', String(port)], { stdio: 'ignore' }), port)
}

async function version(program: string, args: string[]): Promise<string | undefined> {
  return run(program, args).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  )
}

/** Installs beside and renames, so that an interrupted or a second install never leaves a half one. */
async function installed(name: string, install: (into: string) => Promise<unknown>): Promise<string> {
  const folder = join(cache, name)
  if (existsSync(folder)) return folder
  await mkdir(cache, { recursive: true })
  const unfinished = await mkdtemp(join(cache, `${name}-`))
  await install(unfinished)
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }))
  return folder
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0)
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

async function ready(server: ChildProcess, port: number) {
  const url = `http://127.0.0.1:${port}`
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const stop = async () => {
    server.kill('SIGKILL')
    await ended
  }
  for (const giveUpAt = Date.now() + readyWithinMs; Date.now() < giveUpAt; await sleep(50)) {
    if (server.exitCode !== null) throw new Error(`the server for port ${port} ended with ${server.exitCode}`)
    if (await fetch(url).catch(() => undefined)) return { url, stop }
  }
  await stop()
  throw new Error(`nobody answers at ${url}`)
}
