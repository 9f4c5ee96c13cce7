import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cauce-secrets-'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true })
})

/** The module as a program with these variables has it. */
async function secretsWith(variables: { DATABASE_URL?: string; SECRET_KEY?: string }) {
  vi.resetModules()
  for (const name of ['DATABASE_URL', 'SECRET_KEY'] as const) vi.stubEnv(name, variables[name] ?? '')
  return import('./secrets.ts')
}
const elsewhere = { DATABASE_URL: 'postgres://owner@localhost/other' }

test('keys of the embedded database go with it at a reset', async () => {
  const { keepSecrets, keptAtReset } = await secretsWith({})
  const first = await keepSecrets(folder)
  expect(await keepSecrets(folder)).toEqual(first)
  expect(await keptAtReset(folder)).toEqual([])
})

test('a key that signed the log of another database outlives a reset, and is the one its log is verified with', async () => {
  const { keepSecrets, keptAtReset, keyOfDatabaseUrl } = await secretsWith(elsewhere)
  const { secretKey } = await keepSecrets(folder)
  expect((await keptAtReset(folder)).toSorted()).toEqual((await readdir(folder)).toSorted())
  expect(await keyOfDatabaseUrl(folder)).toEqual({ secretKey, keyFrom: join(folder, 'secrets.json') })
})

test('a SECRET_KEY that was given signs the log of another database, and leaves nothing to keep', async () => {
  const SECRET_KEY = 'a secret key of a test that is long enough'
  const { keepSecrets, keptAtReset, keyOfDatabaseUrl } = await secretsWith({ ...elsewhere, SECRET_KEY })
  expect((await keepSecrets(folder)).secretKey).toBe(SECRET_KEY)
  expect(await keyOfDatabaseUrl(folder)).toEqual({ secretKey: SECRET_KEY, keyFrom: 'SECRET_KEY' })
  expect(await keptAtReset(folder)).toEqual([])
})

test('the log of another database is not verified with a key that never signed it', async () => {
  const { keyOfDatabaseUrl } = await secretsWith(elsewhere)
  await expect(keyOfDatabaseUrl(folder)).rejects.toThrow('SECRET_KEY is missing')
  expect(await readdir(folder)).toEqual([])
})
