import type { Role } from './roles.ts'

/** The one table of who may do what. The API refuses by it and the pages draw by it. */
const granted = {
  'account.own': [
    'platform-administrator',
    'platform-finance',
    'ops',
    'merchant-administrator',
    'additional-administrator',
    'centre-manager',
    'sales-agent',
    'call-centre-agent',
    'support-agent',
  ],
  'financings.read': [
    'platform-administrator',
    'platform-finance',
    'ops',
    'merchant-administrator',
    'additional-administrator',
    'centre-manager',
    'sales-agent',
    'call-centre-agent',
    'support-agent',
    'system',
  ],
  'financings.send': ['merchant-administrator', 'additional-administrator', 'centre-manager', 'sales-agent'],
  'financings.resend': [
    'merchant-administrator',
    'additional-administrator',
    'centre-manager',
    'sales-agent',
    'call-centre-agent',
  ],
  'financings.archive': ['merchant-administrator', 'additional-administrator', 'centre-manager', 'sales-agent'],
  'financings.withdraw': ['merchant-administrator', 'additional-administrator', 'centre-manager', 'sales-agent'],
  'financings.note': [
    'platform-finance',
    'merchant-administrator',
    'additional-administrator',
    'centre-manager',
    'sales-agent',
    'call-centre-agent',
    'support-agent',
  ],
  'financings.export': ['platform-finance', 'merchant-administrator', 'additional-administrator', 'centre-manager'],
  'financings.review': ['platform-finance'],
  'financings.process': ['system'],
  'checkout.pay': ['shopper'],
  'processes.open': ['platform-administrator', 'ops'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof granted

export const permissions = Object.keys(granted) as Permission[]

export const may = (role: Role, permission: Permission): boolean =>
  (granted[permission] as readonly Role[]).includes(role)

export const permissionsOf = (role: Role): Permission[] => permissions.filter((permission) => may(role, permission))
