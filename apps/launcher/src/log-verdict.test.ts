import { expect, test } from 'vitest'
import { headIn, verdict } from './log-verdict.ts'

const hash = Buffer.alloc(32, 7)
const sound = {
  seals: 2,
  anchors: 1,
  waiting: 0,
  head: { number: 2, hash },
  sealedAt: '2026-11-22T10:00:00.000Z',
  faults: [],
}

test('the head that is printed is the head that is taken', () => {
  const printed = /Head: (.*)$/.exec(verdict(sound))?.[1] ?? ''
  expect(headIn(printed)).toEqual({ number: 2, hash })
  for (const text of ['', '2', '2:xyz', `-1:${hash.toString('hex')}`]) expect(() => headIn(text)).toThrow('--known')
})

test('each kind of fault says where the first of it is', () => {
  const faults = [
    { kind: 'edited', seal: 3, position: 9, transaction: '700', count: 2 },
    { kind: 'taken-back', seal: 6, count: 1 },
  ] as const
  const said = verdict({ ...sound, waiting: 4, faults: [...faults] })
  expect(said).toContain('NOT as it was sealed')
  expect(said).toContain('edited lines: 2, the first at position 9 of transaction 700 (seal 3)')
  expect(said).toContain('before the known head: 1, the first at seal 6')
  expect(said).toContain('4 newer lines wait')
})
