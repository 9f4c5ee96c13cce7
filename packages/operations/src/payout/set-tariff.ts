import { NewTariff } from '@cauce/domain/disbursement/payout-settings'
import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { dateIn } from '@cauce/domain/money/calendar'
import { CalendarDate, Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { operation } from '../operation.ts'
import { lockMerchant } from './merchant-of.ts'
import { loggedTiers, tiersFrom } from './tariffs-of.ts'

/**
 * Plans a merchant's tariff for orders that are confirmed from a day to come on; one that was planned for the same day is
 * replaced. What holds already is never changed. Refuses with `not-found`, `date-in-past`, or as its schema does with
 * `tariff-incomplete` and `tier-repeated`.
 */
export const setTariff = operation({
  name: 'tariffs.set',
  permission: 'tariffs.set',
  input: NewTariff,
  async run({ tx, actor, now, record }, { merchantId, validFrom, tiers }) {
    const merchant = await lockMerchant(tx, actor.scope, merchantId)
    if (validFrom <= dateIn(merchant.time_zone, now)) throw new Refusal('bad-input', {}, { validFrom: 'date-in-past' })
    const before = await tiersFrom(tx, merchantId, validFrom)
    await forget(tx, merchantId, validFrom)
    await tx
      .insertInto('commission_tier')
      .values(
        tiers.map((tier) => ({
          ...{ merchant_id: merchantId, valid_from: validFrom, rate_bp: tier.rateBp },
          ...{ from_cents: tier.fromCents, from_instalments: tier.fromInstalments },
        })),
      )
      .execute()
    await record({
      ...{ subjectKind: 'merchant', subjectId: merchantId, merchantId },
      ...(before.length > 0 && { before: { tiers: loggedTiers(before) } }),
      after: { validFrom, tiers: loggedTiers(tiers) },
    })
  },
})

/** Takes back a tariff that does not hold yet. Refuses with `not-found` or `date-in-past`. */
export const removeTariff = operation({
  name: 'tariffs.remove',
  permission: 'tariffs.set',
  input: z.object({ merchantId: Id, validFrom: CalendarDate }),
  async run({ tx, actor, now, record }, { merchantId, validFrom }) {
    const merchant = await lockMerchant(tx, actor.scope, merchantId)
    refuseUnless(validFrom > dateIn(merchant.time_zone, now), 'date-in-past')
    const before = await tiersFrom(tx, merchantId, validFrom)
    refuseUnless(before.length > 0, 'not-found')
    await forget(tx, merchantId, validFrom)
    await record({
      ...{ subjectKind: 'merchant', subjectId: merchantId, merchantId },
      before: { validFrom, tiers: loggedTiers(before) },
    })
  },
})

const forget = (tx: Parameters<typeof tiersFrom>[0], merchantId: string, validFrom: string) =>
  tx.deleteFrom('commission_tier').where('merchant_id', '=', merchantId).where('valid_from', '=', validFrom).execute()
