import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { beyond, type Order, pageOf } from './list-cursor.ts'

const id = randomUUID()
const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const sortedBy = (type: Order['type']): Order => ({ by: 'f.column', type, id: 'f.id', direction: 'desc' })

test.each([
  ['bigint', ['2026-01-01T00:00:00Z', id]],
  ['timestamptz', [5, id]],
  ['timestamptz', ['0000-01-01T00:00:00Z', id]],
  ['timestamptz', ['9999-12-31T00:00:00Z', id]],
  ['date', ['2026-02-30', id]],
  ['text', ['a\0', id]],
  ['bigint', [1.5, id]],
  ['bigint', [-1, id]],
  ['bigint', [1e300, id]],
  ['bigint', [1, 'me']],
  ['bigint', 'nothing'],
] as const)('by a %s no page ended at %j', (type, value) => {
  expect(() => beyond(sortedBy(type), written(value))).toThrow(
    expect.objectContaining({ code: 'bad-input', fields: { after: 'bad-input' } }),
  )
})

test('a page goes on where one in its order ended', () => {
  const rows = [5, 4, 3].map((cents) => ({ id: randomUUID(), cents }))
  const endsAt = (row: { id: string; cents: number }) => ({ value: row.cents, id: row.id })
  const page = pageOf(rows, 2, endsAt)
  expect(page.rows).toEqual(rows.slice(0, 2))
  expect(page.next).toBe(written([4, rows[1]?.id]))
  expect(() => beyond(sortedBy('bigint'), page.next ?? undefined)).not.toThrow()
  expect(pageOf(rows, 3, endsAt).next).toBeNull()
})
