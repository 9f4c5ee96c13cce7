import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimPorts } from './port-claims.ts'

let folder: string
let file: string
let said: string[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cauce-claims-'))
  file = join(folder, 'ports.sqlite')
  said = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const claim = (port: number) =>
  claimPorts(async () => ({ port }), { folder, say: (line) => said.push(line), patienceMs: 50 })
const claimed = () => {
  const db = new DatabaseSync(file)
  const ports = db.prepare('select port from claim').all()
  db.close()
  return ports.map(({ port }) => port)
}

test.each(['no database at all, but text that is long enough to be taken for one', 'SQLite format 3\0and no more'])(
  'a file of claims that holds %j is made anew, and said by its name',
  async (content) => {
    await writeFile(file, content.padEnd(4096, '.'))
    expect(await claim(4001)).toEqual({ port: 4001 })
    expect(claimed()).toEqual([4001])
    expect(said).toEqual([expect.stringContaining(file)])
    await claim(4002)
    expect(said).toHaveLength(1)
  },
)

test('a file of claims with another table is made anew', async () => {
  const db = new DatabaseSync(file)
  db.exec('create table claim (something text)')
  db.close()
  await claim(4001)
  expect(claimed()).toEqual([4001])
})

test('another start that was stopped while it chose keeps nobody waiting, and that is said', async () => {
  await claim(4001)
  const stopped = new DatabaseSync(file)
  stopped.exec('begin immediate')
  expect(await claim(4002)).toEqual({ port: 4002 })
  expect(said).toEqual([expect.stringContaining(`${file} is held`)])
  stopped.exec('rollback')
  stopped.close()
  expect(claimed()).toEqual([4001])
})

test('where no file of claims can be had ports are chosen all the same', async () => {
  await mkdir(file)
  expect(await claim(4001)).toEqual({ port: 4001 })
  expect(said).toEqual([expect.stringContaining(file)])
})

test('what choosing fails with is told as it is', async () => {
  const choosing = claimPorts(() => Promise.reject(new Error('no free port')), {
    ...{ folder, say: (line: string) => said.push(line), patienceMs: 50 },
  })
  await expect(choosing).rejects.toThrow('no free port')
  expect(said).toEqual([])
})
