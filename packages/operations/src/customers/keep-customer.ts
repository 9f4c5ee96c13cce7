import type { Tx } from '@cauce/database/connection'
import type { Scope } from '@cauce/domain/access/scope'
import type { Shopper } from '@cauce/domain/customers/schema'
import { refuseUnless } from '@cauce/domain/errors'
import { knownCustomers } from './known-customers.ts'

export type KeptCustomer = { id: string; kept: 'created' | 'updated' | 'unchanged' }

/**
 * The customer behind a sale: the known one when the agent confirmed it, with what the shopper corrected; else a new one.
 * Another document or birth date is another person, whoever was suggested. Sales
 * already made keep the phone and e-mail they were made with. Refuses a `knownId` whom the scope knows not with `not-found`.
 */
export async function keepCustomer(
  tx: Tx,
  {
    merchantId,
    scope,
    knownId,
    shopper,
  }: { merchantId: string; scope: Scope; knownId: string | undefined; shopper: Shopper },
  now: string,
): Promise<KeptCustomer> {
  const facts = customerFacts(shopper)
  const known = knownId && (await lockCustomer(tx, merchantId, scope, knownId))
  if (known && known.document_number === facts.document_number && known.birth_date === facts.birth_date) {
    const changed = Object.entries(facts).some(([name, value]) => known[name as keyof typeof facts] !== value)
    if (changed) await tx.updateTable('customer').set(facts).where('id', '=', known.id).execute()
    return { id: known.id, kept: changed ? 'updated' : 'unchanged' }
  }
  const { id } = await tx
    .insertInto('customer')
    .values({ ...facts, merchant_id: merchantId, created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, kept: 'created' }
}

async function lockCustomer(tx: Tx, merchantId: string, scope: Scope, id: string) {
  const customer = await knownCustomers(tx, merchantId, scope)
    .selectAll('customer')
    .where('customer.id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  refuseUnless(customer, 'not-found')
  return customer
}

const customerFacts = (shopper: Shopper) => ({
  first_name: shopper.firstName,
  last_name: shopper.lastName,
  email: shopper.email,
  phone: shopper.phone,
  document_number: shopper.documentNumber,
  birth_date: shopper.birthDate,
  street: shopper.street,
  postcode: shopper.postcode,
  city: shopper.city,
  country: shopper.country,
  locale: shopper.locale,
})
