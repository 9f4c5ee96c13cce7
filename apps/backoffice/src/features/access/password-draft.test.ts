import { expect, test } from 'vitest'
import { passwordFaults } from './password-draft.ts'

const good = { current: 'a password of before', next: 'another password', repeated: 'another password' }

test('a complete change has no fault', () => {
  expect(passwordFaults(good)).toEqual({})
})

test('each part says what is wrong with it', () => {
  expect(passwordFaults({ current: '', next: '', repeated: '' })).toEqual({
    current: 'required',
    next: 'required',
    repeated: 'required',
  })
  expect(passwordFaults({ ...good, next: 'short', repeated: 'short' })).toEqual({ next: 'too-short' })
  expect(passwordFaults({ ...good, repeated: 'something else' })).toEqual({ repeated: 'differ' })
  expect(passwordFaults({ ...good, next: good.current, repeated: good.current })).toEqual({ next: 'same' })
})
