import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { LinkToken, tokenHash } from '../payments/link-token.ts'

/** Whose link to an order a token is: the merchant and the customer, who become the scope and the actor. Refuses with `link-unknown`. */
export const findOrderLink = reading({
  name: 'orders.find-link',
  permission: 'checkout.pay',
  input: z.object({ token: LinkToken }),
  async run({ db }, { token }) {
    const { rows } = await sql<{ merchantId: string; customerId: string }>`
      select merchant_id as "merchantId", customer_id as "customerId"
      from order_link_by_hash(${tokenHash(token)})`.execute(db)
    const link = rows[0]
    refuseUnless(link, 'link-unknown')
    return link
  },
})
