import { expect, test } from 'vitest'
import { withoutNamesakes } from './processes.ts'

const step = async () => undefined

test('the steps of several processes are done by one worker', () => {
  expect(Object.keys(withoutNamesakes([{ lapse: step }, { remind: step }]))).toEqual(['lapse', 'remind'])
})

test('a step is not done by the namesake of another process', () => {
  expect(() => withoutNamesakes([{ lapse: step }, { lapse: step }])).toThrow('lapse')
})
