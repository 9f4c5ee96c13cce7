import { displayPhone } from '@cauce/domain/customers/phone'
import { expect, test } from 'vitest'
import { phoneText } from './phone-text.ts'

test.each(['+34612345678', '+34911234567', '+33612345678', '+33142345678'])(
  '%s is grouped as the phone library does, at home and abroad',
  (phone) => {
    for (const home of ['ES', 'FR'] as const) expect(phoneText(phone, home)).toBe(displayPhone(phone, home))
    expect(phoneText(phone)).toBe(displayPhone(phone))
  },
)

test('a phone of another country is shown as stored until its grouping is there', async () => {
  expect(phoneText('+351912345678', 'ES')).toBe('+351912345678')
  await expect.poll(() => phoneText('+351912345678', 'ES')).toBe('+351 912 345 678')
})
