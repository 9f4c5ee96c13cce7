import { randomUUID } from 'node:crypto'
import type { Db } from '@cauce/database/connection'
import type { FinancingTable } from '@cauce/database/tables'
import { type Actor, shopperActor } from '@cauce/domain/access/scope'
import { type CartLine, cartTotalCents } from '@cauce/domain/orders/cart'
import type { Updateable } from 'kysely'
import { linkToken } from '../financing/payment-link.ts'
import { tokenHash } from '../payments/link-token.ts'

export const testLinkKey = 'a key that only tests derive links from'

export type TestSale = {
  merchantId: string
  orderId: string
  centreId: string
  customerId: string
  financingId: string
  token: string
  shopper: Actor
  /** Moves the financing's facts as its process would. */
  set(facts: Updateable<FinancingTable>): Promise<void>
}

export type TestSaleOptions = {
  firstInstalment?: 'today' | 'in-a-month'
  lines?: readonly CartLine[]
  nominalYearlyRateBp?: number
}

/**
 * A merchant of its own with one financing sent at noon of 22 November 2026: 2.890,00 € in 3 or 6 instalments with
 * 48,00 € set-up, the first one due as told; other lines and a yearly rate instead of the set-up where they are given. Written by the owner, as the sale's own operation is not the subject.
 */
export async function testSale(
  owner: Db,
  { firstInstalment = 'today', lines = usualLines, nominalYearlyRateBp }: TestSaleOptions = {},
): Promise<TestSale> {
  const [merchantId, centreId, agentId, customerId, productId, orderId, financingId] = Array.from({ length: 7 }, () =>
    randomUUID(),
  ) as [string, string, string, string, string, string, string]
  const totalCents = cartTotalCents(lines)
  const token = linkToken(testLinkKey, financingId, 0)
  const expiresAt = '2126-12-06T12:00:00.000Z'
  await owner
    .insertInto('merchant')
    .values({
      id: merchantId,
      name: 'Academia Faro',
      legal_name: 'Academia Faro S.L.',
      tax_id: 'B12345674',
      locale: 'es',
      country: 'ES',
      time_zone: 'Europe/Madrid',
      phone: '+34911234567',
    })
    .execute()
  await owner
    .insertInto('centre')
    .values({ id: centreId, merchant_id: merchantId, code: 'M', name: 'Madrid', tax_treatment: 'es-21' })
    .execute()
  await owner
    .insertInto('app_user')
    .values({
      id: agentId,
      merchant_id: merchantId,
      role: 'sales-agent',
      email: `${agentId}@example.test`,
      name: 'Eva Sanz',
      first_name: 'Eva',
      last_name: 'Sanz',
      locale: 'es',
    })
    .execute()
  await owner
    .insertInto('customer')
    .values({
      id: customerId,
      merchant_id: merchantId,
      first_name: 'Ana',
      last_name: 'Ruiz',
      email: 'ana@example.test',
      phone: '+34612345678',
      document_number: '12345678Z',
      birth_date: '1990-05-01',
      street: 'Calle Mayor 1',
      postcode: '28001',
      city: 'Madrid',
      country: 'ES',
      locale: 'es',
    })
    .execute()
  await owner
    .insertInto('financing_product')
    .values({
      id: productId,
      merchant_id: merchantId,
      name: 'Hasta 6 cuotas',
      setup_fee_cents: nominalYearlyRateBp === undefined ? 4800 : 0,
      nominal_yearly_rate_bp: nominalYearlyRateBp ?? null,
      instalment_fee_cents: 0,
      instalment_counts: [3, 6],
      min_cents: 10_000,
      max_cents: 500_000,
      first_instalment: firstInstalment,
      late_payment_fee_cents: 1500,
      late_interest_yearly_bp: 625,
    })
    .execute()
  await owner
    .insertInto('orders')
    .values({
      id: orderId,
      merchant_id: merchantId,
      centre_id: centreId,
      customer_id: customerId,
      customer_name: 'Ana Ruiz',
      phone: '+34612345678',
      email: 'ana@example.test',
      locale: 'es',
      reference: 'MKT-27-01',
      total_cents: totalCents,
      placed_at: '2026-11-22T12:00:00.000Z',
    })
    .execute()
  await owner
    .insertInto('cart_version')
    .values({
      order_id: orderId,
      merchant_id: merchantId,
      version: 1,
      state: 'binding',
      total_cents: totalCents,
      made_by: agentId,
      made_at: '2026-11-22T12:00:00.000Z',
    })
    .execute()
  await owner
    .insertInto('cart_line')
    .values(
      lines.map((line, index) => ({
        order_id: orderId,
        merchant_id: merchantId,
        version: 1,
        position: index + 1,
        kind: line.kind,
        reference: line.reference,
        name: line.name,
        unit_price_cents: line.unitPriceCents,
        units: line.units,
        tax_treatment: line.taxTreatment,
      })),
    )
    .execute()
  await owner
    .insertInto('financing')
    .values({
      id: financingId,
      merchant_id: merchantId,
      centre_id: centreId,
      order_id: orderId,
      customer_id: customerId,
      agent_id: agentId,
      product_id: productId,
      reference: 'MKT-27-01',
      customer_name: 'Ana Ruiz',
      phone: '+34612345678',
      email: 'ana@example.test',
      locale: 'es',
      total_cents: totalCents,
      link_expires_at: expiresAt,
      offer_ends_at: '2027-01-21T12:00:00.000Z',
      created_at: '2026-11-22T12:00:00.000Z',
    })
    .execute()
  await owner
    .insertInto('payment_link')
    .values({
      token_hash: tokenHash(token),
      merchant_id: merchantId,
      financing_id: financingId,
      generation: 0,
      expires_at: expiresAt,
    })
    .execute()
  return {
    ...{ merchantId, orderId, centreId, customerId },
    financingId,
    token,
    shopper: { ...shopperActor(merchantId, customerId), ip: '203.0.113.7' },
    set: async (facts) => {
      await owner.updateTable('financing').set(facts).where('id', '=', financingId).execute()
    },
  }
}

/** A line of one unit at 21 % VAT; its reference is its name. */
export const testLine = (kind: CartLine['kind'], name: string, unitPriceCents: number, units = 1): CartLine => ({
  ...{ kind, reference: name, name, unitPriceCents, units },
  taxTreatment: 'es-21',
})

const usualLines = [
  testLine('service', 'Máster en marketing', 300_000),
  testLine('discount', 'Matrícula anticipada', 11_000),
]
