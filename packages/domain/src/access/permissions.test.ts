import { describe, expect, test } from 'vitest'
import { may, permissions, permissionsOf } from './permissions.ts'
import { roles } from './roles.ts'

describe('permissions', () => {
  test('each is granted to somebody, and each role may do something', () => {
    for (const permission of permissions) expect(roles.some((role) => may(role, permission))).toBe(true)
    for (const role of roles) expect(permissionsOf(role)).not.toEqual([])
  })

  test('nobody but platform finance decides a review, and no person acts as a process or a shopper', () => {
    const holders = (permission: (typeof permissions)[number]) => roles.filter((role) => may(role, permission))
    expect(holders('financings.review')).toEqual(['platform-finance'])
    expect(holders('financings.process')).toEqual(['system'])
    expect(holders('checkout.pay')).toEqual(['shopper'])
  })
})
