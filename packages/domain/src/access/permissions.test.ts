import { describe, expect, test } from 'vitest'
import { keyScopes, may, permissions, permissionsOf, singleRights } from './permissions.ts'
import { roles } from './roles.ts'

describe('permissions', () => {
  test('each is granted to somebody, and each role may do something', () => {
    for (const permission of permissions) expect(roles.some((role) => may({ role }, permission))).toBe(true)
    for (const role of roles) expect(permissionsOf({ role })).not.toEqual([])
  })

  test('nobody but platform finance decides a review, and no person acts as a process or a shopper', () => {
    const holders = (permission: (typeof permissions)[number]) => roles.filter((role) => may({ role }, permission))
    expect(holders('financings.review')).toEqual(['platform-finance'])
    expect(holders('financings.process')).toEqual(['system'])
    expect(holders('checkout.pay')).toEqual(['shopper'])
  })

  test('a right given singly counts for an additional administrator and for nobody else', () => {
    for (const right of singleRights) {
      expect(may({ role: 'additional-administrator', rights: [right] }, right)).toBe(true)
      expect(may({ role: 'additional-administrator' }, right)).toBe(false)
      expect(may({ role: 'sales-agent', rights: [right] }, right)).toBe(false)
    }
    expect(may({ role: 'additional-administrator', rights: ['rights.manage'] }, 'rights.manage')).toBe(false)
  })

  test('a key may what its scopes say, and never what no key may', () => {
    for (const scope of keyScopes) {
      expect(may({ role: 'service', rights: [scope] }, scope)).toBe(true)
      expect(may({ role: 'service' }, scope)).toBe(false)
    }
    for (const permission of ['keys.manage', 'users.manage', 'financings.review', 'financings.process'] as const)
      expect(may({ role: 'service', rights: permissions }, permission)).toBe(false)
  })
})
