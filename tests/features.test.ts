import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const clone = join(import.meta.dirname, '..')
const text = await readFile(join(clone, 'docs', 'features.md'), 'utf8')

const howMany = { A: 11, B: 11, C: 17, D: 21, E: 13, F: 8 }
const ids = Object.entries(howMany).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
)

test.each(ids)('%s is answered for', (id) => {
  expect(text).toMatch(new RegExp(`\\b${id}\\b`))
})

test('every place and every proof that is named is there', () => {
  const named = [...text.matchAll(/`([^`]+\/[^`]+)`/g)].map(([, path]) => path!)
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((path) => !existsSync(join(clone, path)))).toEqual([])
})
