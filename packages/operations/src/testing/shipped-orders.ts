import { randomUUID } from 'node:crypto'
import type { Db } from '@cauce/database/connection'
import { orderPostings } from '@cauce/domain/ledger/entries'
import { postEntry } from '../ledger/post-entry.ts'

export const paidMerchantIban = 'ES9121000418450200051332'

/** A merchant with an account, paid at eight by Madrid's clock, and a way to move what it is owed for orders. */
export async function testPayee(owner: Db, some: { iban?: string | null; time_zone?: string; hour?: number } = {}) {
  const { id: merchantId } = await owner
    .insertInto('merchant')
    .values({
      ...{ name: 'Academia Faro', legal_name: 'Academia Faro S.L.', tax_id: 'B12345674', locale: 'fr', country: 'ES' },
      ...{ time_zone: some.time_zone ?? 'Europe/Madrid', disbursement_hour: some.hour ?? 8 },
      iban: some.iban === undefined ? paidMerchantIban : some.iban,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: centreId } = await owner
    .insertInto('centre')
    .values({ merchant_id: merchantId, code: 'M', name: 'Madrid', tax_treatment: 'es-21' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: customerId } = await owner
    .insertInto('customer')
    .values({
      ...{ merchant_id: merchantId, first_name: 'Ana', last_name: 'Ruiz', email: 'ana@example.test' },
      ...{ phone: '+34612345678', document_number: '12345678Z', birth_date: '1990-05-01', street: 'Calle Mayor 1' },
      ...{ postcode: '28001', city: 'Madrid', country: 'ES', locale: 'es' },
    })
    .returning('id')
    .executeTakeFirstOrThrow()

  let orders = 0
  return {
    id: merchantId,
    /** A confirmed order of which nothing is shipped; rates in basis points. */
    async order({ rateBp = 0, vatBp = 2100 } = {}): Promise<string> {
      const id = randomUUID()
      orders += 1
      const at = '2026-11-20T12:00:00.000Z'
      await owner
        .insertInto('orders')
        .values({
          ...{ id, merchant_id: merchantId, centre_id: centreId, customer_id: customerId, state: 'confirmed' },
          ...{ customer_name: 'Ana Ruiz', phone: '+34612345678', email: 'ana@example.test', locale: 'es' },
          ...{ reference: `MKT-${String(orders).padStart(5, '0')}`, total_cents: 1_000_00, accepted_cents: 1_000_00 },
          ...{ placed_at: at, confirmed_at: at },
        })
        .execute()
      await owner
        .insertInto('order_tariff')
        .values({ order_id: id, merchant_id: merchantId, rate_bp: rateBp, vat_bp: vatBp })
        .execute()
      return id
    },
    /** What its merchant is owed for an order grows, or shrinks, by so many cents. */
    async owe(orderId: string, cents: number, at = '2026-09-01T12:00:00.000Z'): Promise<void> {
      await owner.transaction().execute(async (tx) => {
        await postEntry(tx, {
          ...{ merchantId, orderId, at, kind: cents > 0 ? 'shipment' : 'return', factKey: randomUUID() },
          postings: orderPostings({ unshippedCents: -cents, payableCents: cents, costCents: 0 }),
        })
        await tx
          .insertInto('disbursable_order')
          .values({ order_id: orderId, merchant_id: merchantId, since: at })
          .onConflict((conflict) => conflict.column('order_id').doNothing())
          .execute()
      })
    },
  }
}

export type TestPayee = Awaited<ReturnType<typeof testPayee>>
