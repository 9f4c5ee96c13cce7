import type { Permission } from '@cauce/domain/access/permissions'
import { m } from '@cauce/i18n/messages'

export const groups = ['financings', 'orders', 'services', 'people', 'system', 'account'] as const
export type Group = (typeof groups)[number]

/** What a permission is about: the first part of its name. */
type Subject = Permission extends `${infer First}.${string}` ? First : never

const groupOf: Record<Subject, Group> = {
  financings: 'financings',
  checkout: 'financings',
  orders: 'orders',
  payments: 'orders',
  disbursements: 'orders',
  payouts: 'orders',
  tariffs: 'orders',
  statements: 'orders',
  refunds: 'orders',
  invoices: 'orders',
  ledger: 'orders',
  services: 'services',
  users: 'people',
  rights: 'people',
  administrators: 'people',
  log: 'system',
  keys: 'system',
  webhooks: 'system',
  processes: 'system',
  letters: 'system',
  shipments: 'system',
  account: 'account',
}

const names: Record<Group, () => string> = {
  financings: m.people_permission_group_financings,
  orders: m.people_permission_group_orders,
  services: m.people_permission_group_services,
  people: m.people_permission_group_people,
  system: m.people_permission_group_system,
  account: m.people_permission_group_account,
}

export const groupName = (group: Group): string => names[group]()

/** Rows under what they are about, in one order; groups without any are left out. */
export function grouped<Row extends { item: Permission }>(rows: readonly Row[]): { group: Group; rows: Row[] }[] {
  const by = Map.groupBy(rows, ({ item }) => groupOf[item.split('.')[0] as Subject])
  return groups.flatMap((group) => {
    const some = by.get(group)
    return some ? [{ group, rows: some }] : []
  })
}
