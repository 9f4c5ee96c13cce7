import { expect, test } from 'vitest'
import { touchedBy } from './live-queries.ts'

const touched = touchedBy({ subjectKind: 'financing', subjectId: 'a', action: 'sent', at: '2026-11-22T10:00:00.000Z' })

test('a change of a financing reaches its own page and what counts financings', () => {
  expect(touched({ queryKey: [['financings', 'get'], { id: 'a' }], meta: undefined })).toBe(true)
  expect(touched({ queryKey: [['financings', 'counts'], {}], meta: undefined })).toBe(true)
})

test('after too many changes to be told, everything is asked anew; a stream that begins alters nothing', () => {
  const live = { subjectKind: 'live', subjectId: '', at: '2026-11-22T10:00:00.000Z' }
  const list = { queryKey: [['financings', 'list'], {}], meta: { live: false } }
  expect(touchedBy({ ...live, action: 'reopened' })(list)).toBe(true)
  expect(touchedBy({ ...live, action: 'opened' })(list)).toBe(false)
})

test('it leaves other records, other features and lists that decide for themselves alone', () => {
  expect(touched({ queryKey: [['financings', 'get'], { id: 'b' }], meta: undefined })).toBe(false)
  expect(touched({ queryKey: [['access', 'me'], undefined], meta: undefined })).toBe(false)
  expect(touched({ queryKey: [['financings', 'list'], {}], meta: { live: false } })).toBe(false)
  expect(touched({ queryKey: ['something else'], meta: undefined })).toBe(false)
})

test('whoever comes in may be who a merchant’s administration waits for', () => {
  const came = touchedBy({ subjectKind: 'user', subjectId: 'a', action: 'changed', at: '2026-11-22T10:00:00.000Z' })
  expect(came({ queryKey: [['administrators', 'list'], {}], meta: undefined })).toBe(true)
  expect(came({ queryKey: [['keys', 'list'], {}], meta: undefined })).toBe(false)
})

test('a change of an order reaches its own page and the financings, not the page of another order', () => {
  const changed = touchedBy({ subjectKind: 'order', subjectId: 'a', action: 'saved', at: '2026-11-22T10:00:00.000Z' })
  expect(changed({ queryKey: [['orders', 'get'], { id: 'a' }], meta: undefined })).toBe(true)
  expect(changed({ queryKey: [['orders', 'get'], { id: 'b' }], meta: undefined })).toBe(false)
  expect(changed({ queryKey: [['financings', 'get'], { id: 'of the order' }], meta: undefined })).toBe(true)
})
