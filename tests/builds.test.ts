import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const clone = join(import.meta.dirname, '..')
const pages = globSync('apps/*/{index.html,vite.config.ts}', { cwd: clone }).map(dirname)

test.each([...new Set(pages)])('%s has pages and is built', (app) => {
  const { scripts } = JSON.parse(readFileSync(join(clone, app, 'package.json'), 'utf8'))
  expect(scripts?.build).toContain('vite build')
})
