import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import {
  type Access,
  assignableRights,
  assignableRoles,
  centresIn,
  isDowngrade,
  mayAssign,
  mayManage,
  rightsIn,
} from './assigning.ts'
import { may, permissionsOf, singleRights } from './permissions.ts'
import { importableRoles } from './role-words.ts'
import { centreRoles, type Role, roles } from './roles.ts'

const role = fc.constantFrom(...roles)
const rights = fc.subarray([...singleRights])
const holder = fc.record({ role, rights })
const access = fc
  .record({ role: fc.constantFrom(...importableRoles), rights, centreIds: fc.subarray(['a', 'b', 'c']) })
  .map(
    (given): Access => ({
      ...given,
      rights: rightsIn(given.role, given.rights),
      centreIds: centresIn(given.role, given.centreIds),
    }),
  )

test.prop([holder, holder])('nobody gets a permission that their assigner lacks', (assigner, given) => {
  fc.pre(mayAssign(assigner, given))
  for (const permission of permissionsOf(given)) expect(may(assigner, permission)).toBe(true)
})

test.prop([holder, holder])('nobody manages who holds more, nor the merchant’s administrator', (manager, managed) => {
  fc.pre(mayManage(manager, managed))
  expect(managed.role).not.toBe('merchant-administrator')
  expect(permissionsOf(managed).filter((permission) => !may(manager, permission))).toEqual([])
})

test.prop([role.filter((each) => each !== 'service'), rights])(
  'rights stay only where they can be given one by one',
  (held, given) => {
    const kept = rightsIn(held, given)
    expect(kept).toEqual(held === 'additional-administrator' ? given : [])
  },
)

test.prop([access])('nothing changed is no downgrade', (one) => {
  expect(isDowngrade(one, one)).toBe(false)
})

test.prop([access, access])('what takes nothing away leaves everything that was there', (before, after) => {
  fc.pre(!isDowngrade(before, after))
  for (const permission of permissionsOf(before)) expect(may(after, permission)).toBe(true)
  const sees = ({ role, centreIds }: Access, centre: string) =>
    !centreRoles.includes(role) || centreIds.includes(centre)
  for (const centre of ['a', 'b', 'c']) if (sees(before, centre)) expect(sees(after, centre)).toBe(true)
})

test('the merchant’s administrator gives every role of a file and all single rights, and is nobody’s to make', () => {
  expect(assignableRoles({ role: 'merchant-administrator' })).toEqual([...importableRoles])
  expect(assignableRights({ role: 'merchant-administrator' })).toEqual([...singleRights])
  for (const each of roles) expect(mayAssign({ role: each }, { role: 'merchant-administrator' })).toBe(false)
})

test('an additional administrator with users.manage gives no right, and no role that manages services', () => {
  const helper = { role: 'additional-administrator' as Role, rights: ['users.manage'] }
  expect(assignableRights(helper)).toEqual([])
  expect(assignableRoles(helper)).toContain('sales-agent')
  expect(assignableRoles(helper)).not.toContain('centre-manager')
  expect(mayManage(helper, { role: 'additional-administrator', rights: ['keys.manage'] })).toBe(false)
})

test('fewer centres, or centres instead of all, are a downgrade', () => {
  const agent: Access = { role: 'sales-agent', rights: [], centreIds: ['a', 'b'] }
  expect(isDowngrade(agent, { ...agent, centreIds: ['a'] })).toBe(true)
  expect(isDowngrade(agent, { ...agent, centreIds: ['a', 'b', 'c'] })).toBe(false)
  const caller: Access = { role: 'call-centre-agent', rights: [], centreIds: [] }
  expect(isDowngrade(caller, agent)).toBe(true)
})
