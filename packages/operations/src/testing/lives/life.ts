import type { Db } from '@cauce/database/connection'
import { systemActor } from '@cauce/domain/access/scope'
import type { Perform } from '../../perform.ts'
import { type TestMerchant, testMerchant } from '../merchant.ts'
import { paidMerchantIban } from '../shipped-orders.ts'
import { type Facts, factsOf } from './facts.ts'
import type { Wanted } from './model-cart.ts'
import { ModelMerchant } from './model-merchant.ts'
import { type ModelOrder, tariff } from './model-order.ts'
import type { NewLine, Terms } from './steps.ts'

export type World = {
  owner: Db
  perform: Perform
  /** The one that `perform` goes by. */
  clock: { now(): Date; advance(by: { days: number }): void; set(instant: string): void }
}

/**
 * A merchant whose orders live through the real operations, called as its people, the processes, the acquirer and the bank
 * call them, with the model beside it.
 */
export class Life {
  readonly model = new ModelMerchant()
  readonly world: World
  readonly merchant: TestMerchant
  readonly terms: Terms
  /** As they were looked at last. */
  facts: Facts
  /** The order of which all was just paid. */
  paidOff: string | undefined
  #names = 0

  private constructor(world: World, merchant: TestMerchant, terms: Terms, facts: Facts) {
    this.world = world
    this.merchant = merchant
    this.terms = terms
    this.facts = facts
  }

  /** It begins at noon of 22 November 2026 by the clock of Greenwich, with no order. */
  static async begin(world: World, terms: Terms): Promise<Life> {
    const { owner, clock } = world
    clock.set('2026-11-22T12:00:00.000Z')
    const merchant = await testMerchant(owner)
    await agreeTerms(owner, merchant, terms)
    return new Life(world, merchant, terms, await factsOf(owner, merchant.id))
  }

  async look(): Promise<void> {
    this.facts = await factsOf(this.world.owner, this.merchant.id)
  }

  /** The calendar date of Greenwich and Madrid, as it is never near midnight. */
  get today(): string {
    return this.world.clock.now().toISOString().slice(0, 10)
  }

  get process() {
    return systemActor(this.merchant.id)
  }

  order(nth: number): ModelOrder | undefined {
    return this.model.orders[nth % Math.max(1, this.model.orders.length)]
  }

  unsettled(order: ModelOrder): Facts['charges'][number] | undefined {
    return this.facts.charges.find((one) => one.orderId === order.id && isUnsettled(one))
  }

  named(cart: readonly NewLine[]): Wanted[] {
    return cart.map((line) => ({ ...line, name: `${line.kind} ${++this.#names}` }))
  }
}

/** Of a credit that bears no interest. */
export const setupFeeCents = 1500

export const isUnsettled = ({ state }: { state: string }): boolean => state === 'begun' || state === 'unknown'

/** As the operations take it. */
export const cartLine = ({ name, kind, priceCents, units }: Wanted) => ({
  ...{ kind, name, reference: name, unitPriceCents: priceCents, units },
  taxTreatment: 'es-21' as const,
})

async function agreeTerms(owner: Db, merchant: TestMerchant, terms: Terms): Promise<void> {
  await owner
    .updateTable('merchant')
    .set({
      iban: paidMerchantIban,
      ships_services_at_confirmation: terms.shipsServices,
      retry_days: [...terms.retryDays],
    })
    .where('id', '=', merchant.id)
    .execute()
  await owner
    .updateTable('financing_product')
    .set({
      first_instalment: terms.firstInstalment,
      nominal_yearly_rate_bp: terms.nominalYearlyRateBp,
      setup_fee_cents: terms.nominalYearlyRateBp === null ? setupFeeCents : 0,
    })
    .where('id', '=', merchant.productId)
    .execute()
  const tiers = tariff.map(({ fromCents, fromInstalments, rateBp }) => ({
    ...{ merchant_id: merchant.id, valid_from: '2026-01-01' },
    ...{ from_cents: fromCents, from_instalments: fromInstalments, rate_bp: rateBp },
  }))
  await owner.insertInto('commission_tier').values(tiers).execute()
}
