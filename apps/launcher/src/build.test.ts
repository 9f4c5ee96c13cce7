import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { missingPages } from './build.ts'

test('a clone whose page was not built is told by its file', async () => {
  const root = await mkdtemp(join(tmpdir(), 'cauce-pages-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  for (const app of ['backoffice', 'sandbox']) {
    await mkdir(join(root, 'apps', app, 'dist'), { recursive: true })
    await writeFile(join(root, 'apps', app, 'dist', 'index.html'), '')
  }
  expect(await missingPages(root)).toEqual([join('apps', 'checkout', 'dist', 'index.html')])
})
