import { NewFinancing } from '@cauce/domain/financing/schema'
import { cartTotalCents, discountFault } from '@cauce/domain/orders/cart'
import { refuseForeignCentre, sellingMerchant } from '../access/selling-merchant.ts'
import { refuseUnofferedServices } from '../catalogue/offered-services.ts'
import { keepCustomer } from '../customers/keep-customer.ts'
import { operation } from '../operation.ts'
import { placeOrder } from '../orders/place-order.ts'
import { checkedShopper } from './check-shopper.ts'
import { insertFinancing } from './insert-financing.ts'
import { offeredProduct, refuseUnfinanceable } from './offered-product.ts'

/**
 * Stores an order to be paid in instalments, with its financing and its shopper, and starts the process that sends the
 * link. Refuses with `not-found` (centre or customer), `product-not-offered`, `total-out-of-range` (limits in
 * cents; the field is the cart, or the discount that is above it), `instalments-not-offered` (no plan for such a total), `bad-input` (each fault of the shopper with its field),
 * `service-not-offered` (with the line) or `reference-taken` (with the field).
 */
export const sendFinancing = operation({
  name: 'financing.send',
  permission: 'financings.send',
  input: NewFinancing,
  async run({ tx, actor, now, linkKey, record }, input) {
    const merchant = await sellingMerchant(tx, actor.scope, now)
    await refuseForeignCentre(tx, actor.scope, input.centreId)
    const shopper = checkedShopper(input.shopper, merchant.today)
    await refuseUnofferedServices(tx, input, now)
    const totalCents = cartTotalCents(input.lines)
    const terms = await offeredProduct(tx, merchant.id, input.productId)
    refuseUnfinanceable(terms, totalCents, merchant.today, discountFault(input.lines))

    const { centreId, productId, reference, lines, customerId: knownId } = input
    const customer = await keepCustomer(tx, { merchantId: merchant.id, scope: actor.scope, knownId, shopper }, now)
    const sold = {
      ...{ centreId, customerId: customer.id, reference },
      customerName: `${shopper.firstName} ${shopper.lastName}`,
      ...{ phone: shopper.phone, email: shopper.email, locale: shopper.locale },
    }
    const orderId = await placeOrder(tx, { ...sold, merchantId: merchant.id, lines, placedBy: actor.userId }, now)
    const offered = { ...sold, merchant, orderId, agentId: actor.userId, productId, totalCents }
    const id = await insertFinancing(tx, linkKey, offered, now)

    const place = { merchantId: merchant.id, centreId }
    if (customer.kept !== 'unchanged')
      await record({ subjectKind: 'customer', subjectId: customer.id, ...place, action: `customer.${customer.kept}` })
    await record({ subjectKind: 'financing', subjectId: id, ...place, after: { state: 'live', reference, totalCents } })
    return { id }
  },
})
