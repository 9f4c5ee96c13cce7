import type { CauceClient } from '@cauce/client/client'

export type Order = {
  reference: string
  name: string
  unitPriceCents: number
  shopper: Parameters<CauceClient['financings']['send']['mutate']>[0]['shopper']
}

/**
 * Offers an order in instalments: in the first centre, with the first product whose plans fit the total. The shopper
 * gets a text with a link. The order's reference is the idempotency key: sent twice, it is one financing.
 */
export async function sell(cauce: CauceClient, { reference, name, unitPriceCents, shopper }: Order): Promise<string> {
  const { centres, products } = await cauce.financings.options.query()
  const [centre] = centres
  const product = products.find(({ terms }) => unitPriceCents >= terms.minCents && unitPriceCents <= terms.maxCents)
  if (!centre || !product) throw new Error('no centre or no product for this total')

  const line = { kind: 'service' as const, reference: 'COURSE', units: 1, taxTreatment: centre.taxTreatment }
  const { id } = await cauce.financings.send.mutate(
    {
      centreId: centre.id,
      productId: product.id,
      reference,
      shopper,
      lines: [{ ...line, name, unitPriceCents }],
    },
    { context: { idempotencyKey: `phone-sales/${reference}` } },
  )
  return id
}
