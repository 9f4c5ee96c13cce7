import { execFile } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const clone = join(import.meta.dirname, '..')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cauce-boundaries-'))
  await copyFile(join(clone, 'oxlint.config.ts'), join(folder, 'oxlint.config.ts'))
  await writeFile(join(folder, 'package.json'), '{"type":"module"}')
  await symlink(join(clone, 'node_modules'), join(folder, 'node_modules'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Whether the linter lets a file at `path`, alone in an empty clone, hold `line`. */
async function accepts(path: string, line: string): Promise<boolean> {
  const file = join(folder, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${line}\n`)
  return run(join(clone, 'node_modules', '.bin', 'oxlint'), [path], { cwd: folder }).then(
    () => true,
    (failure: { stdout: string }) => {
      expect(failure.stdout).toContain('no-restricted-imports')
      return false
    },
  )
}

test.each([
  ['packages/domain/src/a.ts', `import { x } from '@cauce/database/connection'`],
  ['packages/operations/src/a.ts', `import { x } from '@cauce/gateways/cards'`],
  ['packages/rpc/src/a.ts', `import { x } from '@cauce/database/connection'`],
  ['workflows/src/a.ts', `import { readFile } from 'node:fs'`],
  ['workflows/src/a.ts', `import { z } from 'zod'`],
  ['apps/backoffice/src/a.tsx', `import { router } from '@cauce/rpc/router'`],
  ['apps/checkout/src/a.tsx', `import { z } from 'zod'`],
  ['packages/client/src/a.ts', `import { router } from '@cauce/rpc/router'`],
  ['examples/phone-sales/src/a.ts', `import { x } from '@cauce/domain/errors'`],
  ['apps/api/src/a.ts', `import { startSandbox } from '@cauce/sandbox/start'`],
])('%s may not say %s', async (path, line) => {
  expect(await accepts(path, line)).toBe(false)
})

test.each([
  ['packages/operations/src/a.ts', `export { x } from '@cauce/domain/money/cart'`],
  ['apps/backoffice/src/a.tsx', `export type { Router } from '@cauce/rpc/router'`],
  ['packages/gateways/src/a.test.ts', `export { startSandbox } from '@cauce/sandbox/start'`],
])('%s may say %s', async (path, line) => {
  expect(await accepts(path, line)).toBe(true)
})
