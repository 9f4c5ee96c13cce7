import type { Role } from './roles.ts'

const platform = ['platform-administrator', 'platform-finance', 'ops'] as const
const administrators = ['merchant-administrator', 'additional-administrator'] as const
const sellers = [...administrators, 'centre-manager', 'sales-agent'] as const
const talkers = ['call-centre-agent', 'support-agent'] as const

/** The one table of who may do what. The API refuses by it and the pages draw by it. */
const granted = {
  'account.own': [...platform, ...sellers, ...talkers, 'dispatcher', 'partner-account', 'service'],
  'financings.read': [...platform, ...sellers, ...talkers, 'system'],
  'financings.send': [...sellers],
  'financings.resend': [...sellers, 'call-centre-agent'],
  'financings.archive': [...sellers],
  'financings.withdraw': [...sellers],
  'financings.note': ['platform-finance', ...sellers, ...talkers],
  'financings.export': ['platform-finance', ...administrators, 'centre-manager'],
  'financings.review': ['platform-finance'],
  'financings.process': ['system'],
  'checkout.pay': ['shopper'],
  'orders.read': [...platform, ...sellers, ...talkers, 'system'],
  'orders.ship': [...administrators, 'centre-manager', 'system'],
  'orders.edit': [...administrators, 'centre-manager'],
  'orders.cancel': [...administrators, 'centre-manager'],
  'orders.export': ['platform-finance', ...administrators, 'centre-manager'],
  'orders.feed': [...administrators],
  'payments.automatic': ['merchant-administrator'],
  'payments.process': ['system'],
  'payments.take': ['platform-finance', ...sellers, 'call-centre-agent'],
  'payments.overdue': ['platform-finance', ...administrators, 'centre-manager'],
  'disbursements.read': ['platform-administrator', 'platform-finance', ...administrators],
  'disbursements.process': ['system'],
  'disbursements.settle': ['platform-finance'],
  'statements.read': ['platform-administrator', 'platform-finance'],
  'statements.import': ['platform-finance'],
  'payouts.set': ['platform-finance', 'merchant-administrator'],
  'payouts.approve': ['platform-finance'],
  'tariffs.set': ['platform-finance'],
  'refunds.settle': ['platform-finance'],
  'invoices.read': ['platform-administrator', 'platform-finance', ...administrators, 'system'],
  'invoices.correct': ['platform-finance'],
  'invoices.process': ['system'],
  'ledger.read': ['platform-administrator', 'platform-finance'],
  'processes.open': ['platform-administrator', 'ops'],
  'services.read': [...platform, ...sellers, ...talkers],
  'services.manage': ['merchant-administrator', 'centre-manager'],
  'services.export': ['platform-finance', ...administrators, 'centre-manager'],
  'users.read': [...platform, ...administrators, 'centre-manager'],
  'users.manage': ['merchant-administrator'],
  'users.remind': ['platform-administrator', ...administrators],
  'users.export': ['platform-administrator', ...administrators, 'centre-manager'],
  'rights.manage': ['merchant-administrator'],
  'administrators.read': ['platform-administrator', ...administrators],
  'administrators.ask': [...administrators],
  'administrators.withdraw': ['platform-administrator', ...administrators],
  'administrators.approve': ['platform-administrator'],
  'log.read': ['platform-administrator', 'ops', 'merchant-administrator'],
  'keys.manage': ['merchant-administrator'],
  'webhooks.manage': ['merchant-administrator'],
  'webhooks.process': ['system'],
  'shipments.process': ['system'],
  'letters.process': ['system'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof granted

export const permissions = Object.keys(granted) as Permission[]

/** Rights that the merchant's administrator gives singly to an additional administrator. */
export const singleRights = [
  'services.manage',
  'payments.automatic',
  'users.manage',
  'log.read',
  'keys.manage',
  'webhooks.manage',
] as const satisfies readonly Permission[]

/** What an API key may be given, each scope by itself. */
export const keyScopes = [
  'financings.read',
  'financings.send',
  'financings.resend',
  'financings.archive',
  'financings.withdraw',
  'financings.note',
  'orders.read',
  'orders.ship',
  'services.read',
  'services.manage',
] as const satisfies readonly Permission[]

/** What may be given one by one, to holders of these roles only. */
const givenSingly: Partial<Record<Role, readonly Permission[]>> = {
  'additional-administrator': singleRights,
  service: keyScopes,
}

/** Who may: a role, with the rights or scopes that were given singly. */
export type Holder = { role: Role; rights?: readonly string[] }

export const may = ({ role, rights }: Holder, permission: Permission): boolean =>
  (granted[permission] as readonly Role[]).includes(role) ||
  (givenSingly[role]?.includes(permission) === true && rights?.includes(permission) === true)

export const permissionsOf = (holder: Holder): Permission[] =>
  permissions.filter((permission) => may(holder, permission))

/** Whether a role may be given a permission one by one. */
export const isGivenSingly = (role: Role, permission: Permission): boolean =>
  givenSingly[role]?.includes(permission) === true
