import { expect, test } from 'vitest'
import { newSecret, openSecret, sealSecret } from './sealed-secret.ts'

const [key, other] = ['ab'.repeat(32), 'cd'.repeat(32)]

test('a secret opens with the key that sealed it, also when that is a former one', () => {
  const secret = newSecret()
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const sealed = sealSecret(key, 'e1', secret)
  expect(sealed.includes(secret.slice(6))).toBe(false)
  expect(openSecret([key], 'e1', sealed)).toBe(secret)
  expect(openSecret([other, key], 'e1', sealed)).toBe(secret)
})

test('it opens neither with another key, nor in the row of another endpoint, nor when it was changed', () => {
  const sealed = sealSecret(key, 'e1', newSecret())
  expect(() => openSecret([other], 'e1', sealed)).toThrow('SECRET_KEY')
  expect(() => openSecret([key], 'e2', sealed)).toThrow()
  const changed = Buffer.from(sealed)
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1
  expect(() => openSecret([key], 'e1', changed)).toThrow()
})
