import type { Db } from '@cauce/database/connection'
import { may } from '@cauce/domain/access/permissions'
import { platformName } from '@cauce/domain/access/platform'
import { type AccountChangeState, maskedIban } from '@cauce/domain/disbursement/account-change'
import { tariffOn } from '@cauce/domain/disbursement/tariff'
import { refuseUnless } from '@cauce/domain/errors'
import { dateIn } from '@cauce/domain/money/calendar'
import { Id } from '@cauce/domain/schema'
import { z } from 'zod'
import { reading } from '../operation.ts'
import { tariffsOf } from './tariffs-of.ts'

const changesShown = 10

/**
 * How a merchant is paid: its account, masked, with its changes, the newest first; what its invoices say of it; its hour,
 * when its services ship, when declined instalments are tried again, how long its offers hold, and its tariffs: the one that holds, those to come and those before. Whoever is of a merchant
 * reads its own; the platform says which. Refuses with `not-found`.
 */
export const readPayoutSettings = reading({
  name: 'payouts.settings',
  permission: 'disbursements.read',
  input: z.object({ merchantId: Id.optional() }),
  async run({ db, actor, now }, asked) {
    const merchantId = asked.merchantId ?? (actor.scope.kind === 'merchant' ? actor.scope.merchantId : undefined)
    refuseUnless(merchantId !== undefined, 'not-found')
    const merchant = await db.selectFrom('merchant').selectAll().where('id', '=', merchantId).executeTakeFirst()
    refuseUnless(merchant, 'not-found')
    const today = dateIn(merchant.time_zone, now)
    const tariffs = await tariffsOf(db, merchantId)
    const inForce = tariffOn(tariffs, today)
    const changes = await changesOf(db, merchantId)
    return {
      merchant: { id: merchant.id, name: merchant.name, country: merchant.country },
      revision: merchant.settings_revision,
      today,
      account: merchant.iban === null ? null : { iban: maskedIban(merchant.iban), bic: merchant.bic },
      changes: changes.map(({ askedBy, ...change }) => ({
        ...change,
        mayDecide: change.state === 'asked' && askedBy !== actor.userId && may(actor, 'payouts.approve'),
        isOwn: askedBy === actor.userId,
      })),
      invoice: {
        legalName: merchant.legal_name,
        taxId: merchant.tax_id,
        commissionVatBp: merchant.commission_vat_bp,
        street: merchant.street,
        postcode: merchant.postcode,
        city: merchant.city,
      },
      hour: merchant.disbursement_hour,
      timeZone: merchant.time_zone,
      servicesAtConfirmation: merchant.ships_services_at_confirmation,
      retryDays: merchant.retry_days,
      sale: {
        linkDays: merchant.link_days,
        offerDays: merchant.offer_days,
        reminderHours: merchant.reminder_after_hours,
      },
      tariffs: {
        inForce: inForce ?? null,
        planned: tariffs.filter(({ validFrom }) => validFrom > today).toReversed(),
        former: tariffs.filter((tariff) => tariff.validFrom <= today && tariff !== inForce),
      },
    }
  },
})

async function changesOf(db: Db, merchantId: string) {
  const rows = await db
    .selectFrom('account_change as c')
    .leftJoin('app_user as asker', 'asker.id', 'c.asked_by')
    .leftJoin('app_user as decider', 'decider.id', 'c.decided_by')
    .select(['c.id', 'c.state', 'c.iban', 'c.bic', 'c.reason', 'c.asked_at', 'c.asked_by', 'c.decided_by'])
    .select(['c.decided_at', 'c.note', 'asker.name as asker', 'decider.name as decider'])
    .where('c.merchant_id', '=', merchantId)
    .orderBy('c.asked_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(changesShown)
    .execute()
  // A merchant's people do not see the platform's.
  return rows.map((row) => ({
    ...{ id: row.id, state: row.state as AccountChangeState, iban: maskedIban(row.iban), bic: row.bic },
    ...{ reason: row.reason, askedAt: row.asked_at, askedBy: row.asked_by, askedByName: row.asker ?? platformName },
    ...{ decidedAt: row.decided_at, note: row.note },
    decidedByName: row.decided_by === null ? null : (row.decider ?? platformName),
  }))
}
