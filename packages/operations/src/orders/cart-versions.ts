import type { Db } from '@cauce/database/connection'
import { type CartLine, lineTotalCents } from '@cauce/domain/orders/cart'
import type { CartState } from '@cauce/domain/orders/states'
import { cartLine, cartLineColumns } from './read-cart.ts'

/** Who made a version: one of the merchant's people or keys, or nobody by name, such as the shopper. Instants are ISO. */
export type CartVersionRow = {
  version: number
  state: CartState
  totalCents: number
  reason: string | null
  madeBy: string | null
  madeAt: string
  settledAt: string | null
  lines: VersionLine[]
}

export type VersionLine = Omit<CartLine, 'serviceId'> & {
  lineId: string
  serviceId: string | null
  /** What the line adds, tax included; negative for a discount. */
  totalCents: number
}

/** Every version of an order's cart, the newest first. */
export async function cartVersions(db: Db, orderId: string): Promise<CartVersionRow[]> {
  const versions = await db
    .selectFrom('cart_version as v')
    .leftJoin('app_user as person', 'person.id', 'v.made_by')
    .select(['v.version', 'v.state', 'v.total_cents', 'v.reason', 'person.name', 'v.made_at', 'v.settled_at'])
    .where('v.order_id', '=', orderId)
    .orderBy('v.version', 'desc')
    .execute()
  const lines = await versionLines(db, orderId)
  return versions.map(({ version, state, total_cents, reason, name, made_at, settled_at }) => ({
    version,
    state: state as CartState,
    totalCents: total_cents,
    reason,
    madeBy: name,
    madeAt: made_at,
    settledAt: settled_at,
    lines: lines.get(version) ?? [],
  }))
}

async function versionLines(db: Db, orderId: string): Promise<Map<number, VersionLine[]>> {
  const lines = await db
    .selectFrom('cart_line')
    .select(['version', 'line_id', ...cartLineColumns])
    .where('order_id', '=', orderId)
    .orderBy('version')
    .orderBy('position')
    .execute()
  const by = new Map<number, VersionLine[]>()
  for (const row of lines) {
    const line = { ...cartLine(row), lineId: row.line_id, serviceId: row.service_id }
    by.set(row.version, [...(by.get(row.version) ?? []), { ...line, totalCents: lineTotalCents(line) }])
  }
  return by
}
