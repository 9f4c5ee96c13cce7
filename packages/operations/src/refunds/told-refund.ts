import type { Db } from '@cauce/database/connection'

/** The refund that a message tells of: how much went back, and by which ways; digits of a card may be withheld. */
export type ToldRefund = {
  amountCents: number
  cards: { amountCents: number; last4: string | null }[]
  accounts: { amountCents: number; last4: string }[]
}

export async function toldRefund(db: Db, id: string): Promise<ToldRefund | null> {
  const refund = await db.selectFrom('refund').select('amount_cents').where('id', '=', id).executeTakeFirst()
  if (!refund) return null
  const parts = await db
    .selectFrom('refund_part as part')
    .innerJoin('charge', 'charge.id', 'part.charge_id')
    .leftJoin('stored_card as card', 'card.id', 'charge.card_id')
    .select(['part.amount_cents', 'card.last4'])
    .where('part.refund_id', '=', id)
    .where('part.state', '=', 'succeeded')
    .orderBy('part.begun_at')
    .orderBy('part.id')
    .execute()
  const transfers = await db
    .selectFrom('refund_transfer')
    .select(['amount_cents as amountCents', 'iban'])
    .where('refund_id', '=', id)
    .orderBy('id')
    .execute()
  const byCard = Map.groupBy(parts, ({ last4 }) => last4)
  const sumOf = (some: readonly { amount_cents: number }[]) => some.reduce((sum, one) => sum + one.amount_cents, 0)
  return {
    amountCents: refund.amount_cents,
    cards: [...byCard].map(([last4, some]) => ({ last4, amountCents: sumOf(some) })),
    accounts: transfers.map(({ amountCents, iban }) => ({ amountCents, last4: iban.slice(-4) })),
  }
}
