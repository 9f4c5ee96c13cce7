import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { askTogether } from './ask-together.ts'

test('those who come while an answer is awaited share the next question, and each gets its own answer', async () => {
  const asked: string[][] = []
  const lengthOf = askTogether(async (keys) => {
    asked.push(keys)
    await sleep(5)
    return new Map(keys.filter((key) => key !== 'none').map((key) => [key, key.length]))
  })
  expect(await Promise.all(['a', 'bb', 'ccc', 'bb', 'none'].map(lengthOf))).toEqual([1, 2, 3, 2, undefined])
  expect(asked).toEqual([['a'], ['bb', 'ccc', 'none']])
  expect(await lengthOf('dddd')).toBe(4)
})

test('an answer that was on its way before the question is not given', async () => {
  let stands = true
  const isStanding = askTogether(async (keys) => {
    const now = stands
    await sleep(5)
    return new Map(keys.map((key) => [key, now]))
  })
  const before = isStanding('session')
  stands = false
  const after = isStanding('session')
  expect(await Promise.all([before, after])).toEqual([true, false])
})

test('a failure reaches all who asked that question, and nobody after them', async () => {
  let away = true
  const answer = askTogether(async (keys) => {
    await sleep(1)
    if (away) throw new Error('away')
    return new Map(keys.map((key) => [key, true]))
  })
  await expect(answer('one')).rejects.toThrow('away')
  away = false
  expect(await answer('two')).toBe(true)
})
