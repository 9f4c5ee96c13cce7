import type { ModelOrder, Share } from './model-order.ts'

/** A payment to the merchant, with what it holds of each order. */
export type ModelPayment = {
  id: string
  number: string
  day: string
  state: 'prepared' | 'sent' | 'paid' | 'rejected'
  shares: ReadonlyMap<string, Share>
}

const sum = (cents: readonly number[]) => cents.reduce((all, one) => all + one, 0)

const addUp = (shares: readonly Share[]): Share => ({
  grossCents: sum(shares.map(({ grossCents }) => grossCents)),
  netCents: sum(shares.map(({ netCents }) => netCents)),
  vatCents: sum(shares.map(({ vatCents }) => vatCents)),
})

const paidOf = ({ grossCents, netCents, vatCents }: Share): number => grossCents - netCents - vatCents

/** What was paid, given back and disbursed of a merchant's orders, as acquirer, bank and tariff have it. Cents. */
export class ModelMerchant {
  orders: ModelOrder[] = []
  payments: ModelPayment[] = []
  /** Of the numbers of payments, those that were handed to the bank. */
  handedOver: string[] = []
  /** Customers whose instalments are not charged by themselves. */
  switchedOff = new Set<string>()
  /** By the acquirer's id, what it took of a card and gave back to it; and by order. */
  taken = new Map<string, number>()
  given = new Map<string, number>()
  paid = new Map<string, number>()
  givenBack = new Map<string, number>()
  transferred = new Map<string, number>()
  transferredOfRefund = new Map<string, number>()

  capture(orderId: string, intentId: string, cents: number): void {
    if (this.taken.has(intentId)) throw new Error(`${intentId} was charged twice`)
    this.taken.set(intentId, cents)
    add(this.paid, orderId, cents)
  }

  /** Negative where the card gave it back after all. */
  giveBack(orderId: string, intentId: string, cents: number): void {
    add(this.given, intentId, cents)
    add(this.givenBack, orderId, cents)
    if (at(this.given, intentId) > at(this.taken, intentId))
      throw new Error(`${intentId} was to give back ${at(this.given, intentId)} of ${at(this.taken, intentId)}`)
  }

  transfer(orderId: string, refundId: string, cents: number): void {
    add(this.transferred, orderId, cents)
    add(this.transferredOfRefund, refundId, cents)
  }

  /** What stands of the payments, of one order or of all. */
  disbursed(orderId?: string): Share {
    const standing = this.payments.filter(({ state }) => state !== 'rejected')
    return addUp(
      standing.flatMap(({ shares }) => [...shares].flatMap(([id, share]) => (id === (orderId ?? id) ? [share] : []))),
    )
  }

  /** What waits for the next payment, of one order. */
  waits(order: ModelOrder): Share {
    const [due, done] = [order.due, this.disbursed(order.id)]
    return {
      grossCents: due.grossCents - done.grossCents,
      netCents: due.netCents - done.netCents,
      vatCents: due.vatCents - done.vatCents,
    }
  }

  /** What the next payment would come to: zero or less is carried. */
  get balanceCents(): number {
    return sum(this.orders.map((order) => paidOf(this.waits(order))))
  }

  get outOfBankCents(): number {
    return paidOf(this.disbursed()) + sum([...this.transferred.values()])
  }

  prepared(payment: Pick<ModelPayment, 'id' | 'number' | 'day'>): void {
    const shares = new Map(this.orders.map((order) => [order.id, this.waits(order)]))
    this.payments.push({ ...payment, state: 'prepared', shares })
  }
}

export const at = (amounts: ReadonlyMap<string, number>, key: string): number => amounts.get(key) ?? 0

const add = (amounts: Map<string, number>, key: string, cents: number): void =>
  void amounts.set(key, at(amounts, key) + cents)
