import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { decodeCursor } from './page-cursor.ts'

const id = randomUUID()
const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

test.each([
  ['amount', ['2026-01-01T00:00:00Z', id]],
  ['created', [5, id]],
  ['created', ['0000-01-01T00:00:00Z', id]],
  ['created', ['9999-12-31T00:00:00Z', id]],
  ['amount', [1.5, id]],
  ['amount', [-1, id]],
  ['amount', [1e300, id]],
  ['amount', [1, 'me']],
  ['amount', 'nothing'],
] as const)('by %s no page ended at %j', (sort, value) => {
  expect(() => decodeCursor(written(value), sort)).toThrow(
    expect.objectContaining({ code: 'bad-input', fields: { after: 'bad-input' } }),
  )
})

test('a page goes on where one in its order ended', () => {
  expect(decodeCursor(written([5, id]), 'amount')).toEqual({ value: 5, id })
  const at = '2026-11-22T10:00:00.000Z'
  expect(decodeCursor(written([at, id]), 'created')).toEqual({ value: at, id })
})
