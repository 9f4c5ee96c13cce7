import { expect, test } from 'vitest'
import { refusalIn } from './auth.ts'

test('a refusal keeps its code, details and request id', () => {
  const data = { code: 'too-many-attempts', details: { seconds: 61 }, fields: {}, requestId: 'r1' }
  expect(refusalIn({ error: { data } })).toEqual({ ok: false, ...data })
})

test.each([null, 'a page of a proxy', {}, { error: {} }])('%j is a failure of ours', (answer) => {
  expect(refusalIn(answer).code).toBe('internal')
})
