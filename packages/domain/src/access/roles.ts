/** Who somebody is. Platform roles belong to no merchant; the others to exactly one. */
export const roles = [
  'platform-administrator',
  'platform-finance',
  'ops',
  'merchant-administrator',
  'additional-administrator',
  'centre-manager',
  'sales-agent',
  'call-centre-agent',
  'support-agent',
  'dispatcher',
  'partner-account',
  'service',
  'system',
  'shopper',
] as const

export type Role = (typeof roles)[number]

export const platformRoles: readonly Role[] = ['platform-administrator', 'platform-finance', 'ops']

/** Nobody signs in as these: an API key, a merchant's processes, and whoever holds a payment link. */
export const actingRoles: readonly Role[] = ['service', 'system', 'shopper']

/** Roles that see only the centres they were given; every other merchant role sees all centres. */
export const centreRoles: readonly Role[] = ['centre-manager', 'sales-agent']
