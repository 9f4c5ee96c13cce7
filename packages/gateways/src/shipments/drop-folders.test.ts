import { randomUUID } from 'node:crypto'
import { link, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createDropFolders } from './drop-folders.ts'

const root = await mkdtemp(join(tmpdir(), 'drop-'))
afterAll(() => rm(root, { recursive: true }))
const folders = createDropFolders({ root, untouchedForMs: 0, largestBytes: 100 })
let merchantId: string
let folder: string
beforeEach(async () => {
  merchantId = randomUUID()
  folder = join(root, merchantId)
  await mkdir(folder)
})

const put = (name: string, text = 'Pedido\nA-1\n') => writeFile(join(folder, name), text)

test('whole files are listed, the oldest first, and read', async () => {
  await put('b.csv')
  await new Promise((resolve) => setTimeout(resolve, 20))
  await put('a.csv')
  expect(await folders.list(merchantId)).toEqual({ names: ['b.csv', 'a.csv'] })
  expect(await folders.read(merchantId, 'a.csv')).toEqual({ fileName: 'a.csv', file: Buffer.from('Pedido\nA-1\n') })
})

test('what is still being written is left alone', async () => {
  for (const name of ['.oculto', 'a.csv.part', 'b.tmp', 'c.csv.filepart', 'd.csv~']) await put(name)
  await put('e.csv')
  await link(join(folder, 'e.csv'), join(folder, '.e.csv'))
  expect(await folders.list(merchantId)).toEqual({ names: [] })
  await put('f.csv')
  const patient = createDropFolders({ root, untouchedForMs: 60_000 })
  expect(await patient.list(merchantId)).toEqual({ names: [] })
})

test('a file that was read goes out of the way, and a second of its name after it', async () => {
  for (const text of ['uno', 'dos']) {
    await put('a.csv', text)
    await folders.settle(merchantId, 'a.csv', 'read')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await put('b.csv')
  await folders.settle(merchantId, 'b.csv', 'failed')
  await folders.settle(merchantId, 'b.csv', 'failed')
  expect(await folders.list(merchantId)).toEqual({ names: [] })
  expect(await readdir(join(folder, 'read'))).toHaveLength(2)
  expect(await readdir(join(folder, 'failed'))).toEqual([expect.stringMatching(/^\d{8}T\d+Z-b\.csv$/)])
})

test('a name as long as a file system takes, in bytes, is cut between its letters and keeps its ending', async () => {
  const name = `${'é'.repeat(120)}.csv`
  await put(name)
  expect(await folders.settle(merchantId, name, 'read')).toBeUndefined()
  expect(await readdir(join(folder, 'read'))).toEqual([expect.stringMatching(/^\d{8}T\d+Z-é{100,}\.csv$/)])
})

test('a file where the folder should be is told, and what should move stays', async () => {
  for (const name of ['failed', 'a.csv']) await put(name)
  for (const name of ['failed', 'a.csv'])
    expect(await folders.settle(merchantId, name, 'failed')).toMatchObject({ code: 'feed-file-not-moved' })
  expect((await readdir(folder)).toSorted()).toEqual(['a.csv', 'failed'])
})

test('a link is never followed: not as a file, not as a folder, not on the way out', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'outside-'))
  await writeFile(join(outside, 'secreto.csv'), 'Pedido\nB-1\n')
  await symlink(join(outside, 'secreto.csv'), join(folder, 'a.csv'))
  expect(await folders.list(merchantId)).toEqual({ names: ['a.csv'] })
  expect(await folders.read(merchantId, 'a.csv')).toMatchObject({ fault: { code: 'feed-file-not-plain' } })
  await folders.settle(merchantId, 'a.csv', 'failed')
  expect(await readFile(join(outside, 'secreto.csv'), 'utf8')).toBe('Pedido\nB-1\n')

  await symlink(outside, join(folder, 'read'))
  await put('c.csv')
  expect(await folders.settle(merchantId, 'c.csv', 'read')).toMatchObject({ code: 'feed-file-not-moved' })
  expect(await readdir(outside)).toEqual(['secreto.csv'])

  const linked = randomUUID()
  await symlink(outside, join(root, linked))
  expect(await folders.list(linked)).toMatchObject({ fault: { code: 'feed-folder-missing' } })
  expect(await folders.read(linked, 'secreto.csv')).toBeUndefined()
  await rm(outside, { recursive: true })
})

test('no name leads out of the folder', async () => {
  await writeFile(join(root, 'fuera.csv'), 'x')
  for (const name of ['../fuera.csv', '..', '.', '', '/etc/passwd', 'a\0b'])
    expect(await folders.read(merchantId, name)).toBeUndefined()
  for (const id of ['..', '../..', '', '.', `${merchantId}/..`])
    expect(await folders.list(id)).toMatchObject({ fault: { code: 'feed-folder-missing' } })
})

test('what is empty or too large is not taken in', async () => {
  await put('vacio.csv', '')
  await put('grande.csv', 'x'.repeat(101))
  expect(await folders.read(merchantId, 'vacio.csv')).toMatchObject({ fault: { code: 'file-empty' } })
  expect(await folders.read(merchantId, 'grande.csv')).toMatchObject({ fault: { code: 'file-too-large' } })
})

test('without a root there is no folder', async () => {
  const none = createDropFolders({ root: undefined })
  expect(await none.list(merchantId)).toMatchObject({ fault: { code: 'feed-folder-missing' } })
})
