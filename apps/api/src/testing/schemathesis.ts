import { execFile } from 'node:child_process'
import { access, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { env } from '@cauce/embedded/env'

const run = promisify(execFile)
const version = '4.32.5'

/**
 * The program that calls an API in every way its OpenAPI document allows and forbids; kept in the user's cache, where
 * pip puts it the first time. Undefined, with the reason on the terminal, where there is no Python or no network.
 */
export async function findSchemathesis(): Promise<string | undefined> {
  const folder = join(env.cacheFolder(), `schemathesis-${version}`)
  const program = join(folder, 'bin', 'schemathesis')
  const present = () =>
    access(program).then(
      () => true,
      () => false,
    )
  if (await present()) return program
  try {
    await mkdir(env.cacheFolder(), { recursive: true })
    await run('python3', ['-m', 'venv', '--clear', folder])
    const options = ['--quiet', '--no-input', '--disable-pip-version-check', '--retries', '1']
    await run(join(folder, 'bin', 'pip'), ['install', ...options, `schemathesis==${version}`], { timeout: 240_000 })
    return program
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    console.log(`skipped: no schemathesis (${String(error).split('\n', 1)[0]})`)
    return undefined
  }
}

/** `document` is the path of the OpenAPI document. */
export type Calling = { document: string; apiUrl: string; key: string; maxExamples: number }

/** Calls what a document describes, from a file; answers whether all was as described, with what it found. */
export async function callAsDescribed(program: string, { document, apiUrl, key, maxExamples }: Calling) {
  // Whether wrong keys are refused is not asked: after some of them the limit answers, as it should.
  const checks = [
    'not_a_server_error',
    'status_code_conformance',
    'content_type_conformance',
    'response_headers_conformance',
    'response_schema_conformance',
    'unsupported_method',
  ]
  const options = {
    url: apiUrl,
    header: `Authorization: Bearer ${key}`,
    checks: checks.join(','),
    phases: 'examples,coverage,fuzzing',
    'max-examples': String(maxExamples),
    // A stream of events never ends by itself.
    'exclude-path': '/trpc/live.changes',
    'generation-database': 'none',
    'suppress-health-check': 'all',
    'request-timeout': '20',
    seed: '20261122',
  }
  const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`)
  const words = ['run', document, ...flags, '--no-color', '--continue-on-failure', '--no-shrink']
  return run(program, words, { timeout: 300_000, maxBuffer: 32 * 1024 * 1024 }).then(
    ({ stdout }) => ({ asDescribed: true, output: stdout }),
    (failure: { stdout?: string; stderr?: string }) => ({
      asDescribed: false,
      output: `${failure.stdout ?? ''}${failure.stderr ?? ''}`,
    }),
  )
}
