import { expect, test } from 'vitest'
import { cursorParts, isCursor } from './cursor.ts'

test('a cursor holds what Postgres can hold, and nothing larger', () => {
  expect(cursorParts('18446744073709551615-9223372036854775807')).toEqual({
    transaction: '18446744073709551615',
    position: '9223372036854775807',
  })
  for (const text of ['18446744073709551616-0', '0-9223372036854775808', '1', '-1-0', '1-0 ', '']) {
    expect(isCursor(text), text).toBe(false)
  }
})
