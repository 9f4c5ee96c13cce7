import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

type Locked = {
  version?: string
  optionalDependencies?: Record<string, string>
  integrity?: string
  optional?: boolean
}

const packages: Record<string, Locked> = JSON.parse(
  await readFile(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8'),
).packages

/** `npm ci` refuses a lock file in which a package of any platform is missing, and npm forgets those of other platforms. */
test('the lock file names the optional packages of every platform', () => {
  const names = new Set(Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)))
  const missing = Object.values(packages)
    .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
    .filter((name) => !names.has(name))
  expect(missing).toEqual([])
})

test('no address of a registry is written into the lock file', async () => {
  const text = await readFile(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8')
  expect(text).not.toMatch(/"resolved": "https?:/)
})
