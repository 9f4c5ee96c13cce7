import { platformRoles, roles } from '@cauce/domain/access/roles'
import { expect, test } from 'vitest'
import { forbiddenText } from './forbidden-text.ts'

test('people of the platform are not sent to a merchant’s administrator, and administrators not to themselves', () => {
  const toMerchant = forbiddenText('sales-agent')
  expect(toMerchant).toContain('comercio')
  for (const role of roles)
    expect(forbiddenText(role) === toMerchant, role).toBe(
      role !== 'merchant-administrator' && !platformRoles.includes(role),
    )
  expect(forbiddenText('ops')).toContain('Quien administra la plataforma')
  expect(forbiddenText('platform-administrator')).not.toContain('Quien administra')
})
