import { randomUUID } from 'node:crypto'
import type { Db } from '@cauce/database/connection'
import type { Role } from '@cauce/domain/access/roles'
import type { Actor } from '@cauce/domain/access/scope'
import type { Debtor } from '@cauce/domain/disbursement/transfers'
import type { NewFinancing } from '@cauce/domain/financing/schema'

export type TestMerchant = {
  id: string
  centreIds: [string, string]
  productId: string
  /** Sees all centres. */
  administrator: Actor
  /** Sees the first centre only. */
  agent: Actor
  /** A sale that may be sent as it is, each with a reference of its own. */
  sale(changes?: Partial<NewFinancing>): NewFinancing
}

/** The account that merchants are paid from. */
export const testDebtor: Debtor = { name: 'Cauce Pagos, S.A.', iban: 'ES9121000418450200051332', bic: null }

export const platformFinance: Actor = { userId: randomUUID(), role: 'platform-finance', scope: { kind: 'platform' } }

/** A Spanish merchant with two centres, two people and one product: 3 or 6 instalments, 100,00 € to 5.000,00 €. */
export async function testMerchant(owner: Db): Promise<TestMerchant> {
  const id = randomUUID()
  const centreIds: [string, string] = [randomUUID(), randomUUID()]
  const productId = randomUUID()
  await owner
    .insertInto('merchant')
    .values({
      id,
      name: 'Academia Faro',
      legal_name: 'Academia Faro S.L.',
      tax_id: 'B12345674',
      locale: 'es',
      country: 'ES',
      time_zone: 'Europe/Madrid',
    })
    .execute()
  const centres = centreIds.map((centreId, index) => ({
    id: centreId,
    merchant_id: id,
    code: `C${index}`,
    name: `Centro ${index}`,
    tax_treatment: 'exempt',
  }))
  await owner.insertInto('centre').values(centres).execute()
  await owner
    .insertInto('financing_product')
    .values({
      id: productId,
      merchant_id: id,
      name: 'Hasta 6 cuotas',
      setup_fee_cents: 1500,
      instalment_fee_cents: 0,
      instalment_counts: [3, 6],
      min_cents: 10_000,
      max_cents: 500_000,
      first_instalment: 'today',
    })
    .execute()
  const administrator = await testUser(owner, id, 'merchant-administrator', 'all')
  const agent = await testUser(owner, id, 'sales-agent', [centreIds[0]])
  return {
    ...{ id, centreIds, productId, administrator, agent },
    sale: (changes) => ({
      ...exampleSale,
      centreId: centreIds[0],
      productId,
      reference: `R-${randomUUID()}`,
      ...changes,
    }),
  }
}

export async function testUser(owner: Db, merchantId: string, role: Role, centreIds: string[] | 'all'): Promise<Actor> {
  const userId = randomUUID()
  await owner
    .insertInto('app_user')
    .values({
      id: userId,
      merchant_id: merchantId,
      role,
      email: `${userId}@example.test`,
      name: 'Eva Sanz',
      first_name: 'Eva',
      last_name: 'Sanz',
      locale: 'es',
    })
    .execute()
  const given = centreIds === 'all' ? [] : centreIds.map((centre_id) => ({ user_id: userId, centre_id }))
  if (given.length > 0) await owner.insertInto('user_centre').values(given).execute()
  return { userId, role, scope: { kind: 'merchant', merchantId, centreIds } }
}

const exampleSale = {
  shopper: {
    firstName: 'Ana',
    lastName: 'Ruiz Peña',
    email: 'ana@example.test',
    phone: '+34612345678',
    documentNumber: '12345678Z',
    birthDate: '1990-05-01',
    street: 'Calle Mayor 1',
    postcode: '28001',
    city: 'Madrid',
    country: 'ES',
    locale: 'es' as const,
  },
  lines: [
    {
      kind: 'service' as const,
      reference: 'MKT',
      name: 'Máster en marketing',
      unitPriceCents: 120_000,
      units: 1,
      taxTreatment: 'exempt' as const,
    },
  ],
}
