import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDropFolders } from '@cauce/gateways/shipments/drop-folders'
import { afterAll, expect, test } from 'vitest'
import { createReadFolder } from './read-folder.ts'

const root = await mkdtemp(join(tmpdir(), 'drop-'))
afterAll(() => rm(root, { recursive: true }))

test('a file that cannot be moved is told, and those behind it are read', async () => {
  const merchantId = crypto.randomUUID()
  const folder = join(root, merchantId)
  await mkdir(folder)
  for (const [at, name] of ['read', 'a.csv', 'b.csv'].entries()) {
    await writeFile(join(folder, name), name)
    await utimes(join(folder, name), at, at)
  }
  const taken: [string, boolean][] = []
  const ended: [string | undefined, string | undefined, boolean][] = []
  await createReadFolder({ dropFolders: createDropFolders({ root, untouchedForMs: 0 }) })(
    { merchantId, isTrial: false },
    async ({ fileName }, isOwn) => {
      taken.push([fileName, isOwn])
      return undefined
    },
    async (fault, isOwn) => {
      ended.push([fault?.code, fault?.fileName, isOwn])
    },
  )
  expect(taken).toEqual([
    ['read', false],
    ['a.csv', false],
    ['b.csv', true],
  ])
  expect(ended).toEqual(taken.map(([name]) => ['feed-file-not-moved', name, false]))
})
