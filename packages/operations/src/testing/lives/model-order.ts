import { isGoods, type ModelLine, mostCents, priceOf, sumOfCart, type Wanted } from './model-cart.ts'

/** What a merchant is to have for an order, and the commission on it with its VAT. Cents. */
export type Share = { grossCents: number; netCents: number; vatCents: number }

/** Of what each merchant of a life pays: a rate for six instalments, and two by the amount for three. */
export const tariff = [
  { fromCents: 0, fromInstalments: 0, rateBp: 333 },
  { fromCents: 100_000, fromInstalments: 0, rateBp: 290 },
  { fromCents: 0, fromInstalments: 6, rateBp: 410 },
]

const half = (dividend: number, divisor: number) => Math.floor(dividend / divisor + 0.5)

/**
 * What an order comes to, reckoned beside the product and by none of its code, so that both are wrong in the same way only
 * by chance.
 */
export class ModelOrder {
  lines: ModelLine[]
  /** The cart that waits for the shopper. */
  waiting: Wanted[] | undefined
  acceptedCents: number
  isCancelled = false
  /** The shopper said that they withdraw from the credit: nothing that is added to it is agreed to any more. */
  isWithdrawn = false
  readonly id: string
  readonly planId: string
  readonly customerId: string
  readonly rateBp: number
  readonly shipsServices: boolean

  constructor(
    ids: { id: string; planId: string; customerId: string },
    sale: { cart: readonly Wanted[]; instalments: number; shipsServices: boolean },
  ) {
    const { cart, instalments } = sale
    this.id = ids.id
    this.planId = ids.planId
    this.customerId = ids.customerId
    this.shipsServices = sale.shipsServices
    this.acceptedCents = sumOfCart(cart)
    if (instalments === 6) this.rateBp = 410
    else this.rateBp = this.acceptedCents < 100_000 ? 333 : 290
    this.lines = cart.map((line) => ({ ...line, shipped: this.shipsAtOnce(line), returned: 0 }))
  }

  shipsAtOnce({ kind }: Wanted): boolean {
    return kind === 'service' && this.shipsServices
  }

  get kept(): ModelLine[] {
    return this.lines.filter(({ units }) => units > 0)
  }

  get cartCents(): number {
    return this.isCancelled ? 0 : sumOfCart(this.lines)
  }

  get shipment(): 'unshipped' | 'partly-shipped' | 'shipped' {
    const goods = this.lines.filter(isGoods)
    if (!goods.some(({ shipped }) => shipped)) return 'unshipped'
    return goods.every(({ shipped }) => shipped) ? 'shipped' : 'partly-shipped'
  }

  get returns(): 'none' | 'partly-returned' | 'returned' {
    const goods = this.lines.filter(isGoods)
    if (!goods.some(({ returned }) => returned > 0)) return 'none'
    return goods.some(({ units }) => units > 0) ? 'partly-returned' : 'returned'
  }

  /** What was shipped less what came back, with its part of shipping and discounts; and the commission on it. */
  get due(): Share {
    const goods = this.lines.filter(isGoods)
    const shipped = goods.filter((line) => line.shipped)
    const part = priceOf(goods) === 0 ? 0 : half(this.cartCents * priceOf(shipped), priceOf(goods))
    const grossCents = this.shipment === 'shipped' ? this.cartCents : part
    const netCents = half(grossCents * this.rateBp, 10_000)
    return { grossCents, netCents, vatCents: half(netCents * 2100, 10_000) }
  }

  /** Why a cart cannot be saved; nothing where it can. */
  refusal(cart: readonly Wanted[]): string | undefined {
    if (this.isCancelled) return 'order-cancelled'
    if (cart.length === 0 && this.lines.every(({ shipped }) => !shipped)) return 'required'
    if (sumOfCart(cart) < 0) return 'discount-above-cart'
    if (this.isMoreOfShipped(cart)) return 'line-shipped'
    return this.needsAcceptance(cart) && sumOfCart(cart) > mostCents ? 'total-out-of-range' : undefined
  }

  isMoreOfShipped(cart: readonly Wanted[]): boolean {
    return this.kept.some((line) => {
      const now = cart.find(({ name }) => name === line.name)
      return line.shipped && now !== undefined && (now.units > line.units || now.priceCents > line.priceCents)
    })
  }

  needsAcceptance(cart: readonly Wanted[]): boolean {
    const cents = sumOfCart(cart)
    const agreedCents = this.isWithdrawn ? this.cartCents : this.acceptedCents
    return cents > agreedCents || (cents > this.cartCents && this.shipment === 'shipped')
  }

  isSame(cart: readonly Wanted[]): boolean {
    const key = (lines: readonly Wanted[]) =>
      lines.map(({ name, units, priceCents }) => `${name} ${units} ${priceCents}`).join()
    return key(cart) === key(this.kept)
  }

  bind(cart: readonly Wanted[]): void {
    const before = this.lines
    const now = cart.map((line): ModelLine => {
      const was = before.find(({ name }) => name === line.name)
      if (!was) return { ...line, shipped: this.shipsAtOnce(line), returned: 0 }
      return { ...line, shipped: was.shipped, returned: was.returned + (was.shipped ? was.units - line.units : 0) }
    })
    const gone = before.filter((line) => line.shipped && !cart.some(({ name }) => name === line.name))
    const cameBack = gone.map((line) => ({ ...line, units: 0, returned: line.returned + line.units }))
    this.lines = [...now, ...cameBack]
    this.waiting = undefined
    this.acceptedCents = Math.max(this.acceptedCents, sumOfCart(cart))
  }
}
