import { stripeId } from '../ids.ts'
import { type Call, metadataOf } from './call.ts'
import { missing } from './errors.ts'
import { text } from './form.ts'
import type { Customer } from './objects.ts'

export function createCustomer({ world, params, now }: Call): Customer {
  const customer: Customer = {
    id: stripeId('cus'),
    object: 'customer',
    created: now,
    livemode: false,
    description: text(params, 'description') ?? null,
    email: text(params, 'email') ?? null,
    name: text(params, 'name') ?? null,
    phone: text(params, 'phone') ?? null,
    metadata: metadataOf(params),
  }
  world.store.put('customer', customer.id, customer)
  return customer
}

export function readCustomer({ world, id }: Pick<Call, 'world' | 'id'>): Customer {
  const customer = world.store.get<Customer>('customer', id)
  if (!customer) throw missing('customer', id)
  return customer
}
