import { heardKeys } from '@cauce/workflows/process/heard-keys'
import { expect, test } from 'vitest'

test('a key is new once, also when it was carried over', () => {
  const heard = heardKeys(['carried'])
  expect([heard.isNew('carried'), heard.isNew('fresh'), heard.isNew('fresh')]).toEqual([false, true, false])
  expect(heard.all()).toEqual(['carried', 'fresh'])
})

test('the latest two hundred keys are remembered, and the oldest one gives way', () => {
  const heard = heardKeys()
  for (let count = 1; count <= 201; count++) heard.isNew(`key ${count}`)
  expect(heard.all()).toHaveLength(200)
  expect(heard.isNew('key 2')).toBe(false)
  expect(heard.isNew('key 1')).toBe(true)
  expect(heard.all()).not.toContain('key 2')
})
