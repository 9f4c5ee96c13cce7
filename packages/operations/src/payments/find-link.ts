import { type Actor, shopperActor } from '@cauce/domain/access/scope'
import { refuseUnless } from '@cauce/domain/errors'
import { sql } from 'kysely'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { LinkToken, tokenHash } from './link-token.ts'

const nobody = '00000000-0000-0000-0000-000000000000'

/** Who asks with a token before it is known whose it is: sees nothing but what a token's hash finds. */
export const linkHolder: Actor = shopperActor(nobody, nobody)

/** Whose link a token is: the merchant and the customer, who become the scope and the actor. Refuses with `link-unknown`. */
export const findLink = reading({
  name: 'payments.find-link',
  permission: 'checkout.pay',
  input: z.object({ token: LinkToken }),
  async run({ db }, { token }) {
    const { rows } = await sql<{ merchantId: string; customerId: string }>`
      select merchant_id as "merchantId", customer_id as "customerId"
      from payment_link_by_hash(${tokenHash(token)})`.execute(db)
    const link = rows[0]
    refuseUnless(link, 'link-unknown')
    return link
  },
})
