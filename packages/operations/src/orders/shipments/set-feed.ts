import { Refusal, refuseUnless } from '@cauce/domain/errors'
import { ShipmentFeed } from '@cauce/domain/orders/shipments/feed'
import { sql } from 'kysely'
import { changedFields } from '../../changed-fields.ts'
import { operation } from '../../operation.ts'
import { shownUrl } from '../../webhooks/create-webhook.ts'
import { refuseUnsendable } from '../../webhooks/webhook-settings.ts'
import { sealFeedSecret } from './feed-secret.ts'

/**
 * Says where a merchant's shipment file is read from each day. A password or token that is not given anew stays, but never
 * for another server. Refuses with `forbidden` (platform), or `bad-input` at `url` (see `refuseUnsendable`) or `secret`.
 */
export const setFeed = operation({
  name: 'shipments.set-feed',
  permission: 'orders.feed',
  input: ShipmentFeed,
  async run({ tx, actor, now, webhooks, record, unchanged }, given): Promise<Record<never, never>> {
    const { scope } = actor
    refuseUnless(scope.kind === 'merchant' && scope.centreIds === 'all', 'forbidden')
    const { merchantId } = scope
    await sql`select pg_advisory_xact_lock(hashtextextended(${`shipment-feed/${merchantId}`}, 0))`.execute(tx)
    const before = await tx
      .selectFrom('shipment_feed')
      .selectAll()
      .where('merchant_id', '=', merchantId)
      .executeTakeFirst()

    const isHttps = given.source === 'https'
    const url = isHttps ? refuseUnsendable(given.url ?? '', webhooks()) : null
    const authorisation = isHttps ? given.authorisation : 'none'
    const kept =
      before?.authorisation === authorisation && originOf(before.url) === originOf(url) ? before.secret : null
    const sealed = given.secret === undefined ? kept : sealFeedSecret(webhooks().keys[0], merchantId, given.secret)
    const secret = authorisation === 'none' ? null : sealed
    if (authorisation !== 'none' && secret === null)
      throw new Refusal('bad-input', {}, { secret: 'feed-secret-missing' })

    const facts = {
      ...{ source: given.source, url, authorisation, secret, hour: given.hour, enabled: given.enabled },
      authorised_as: authorisation === 'basic' ? (given.authorisedAs ?? null) : null,
    }
    if (before && !changedFields(factsOf(before), facts)) {
      unchanged()
      return {}
    }
    await tx
      .insertInto('shipment_feed')
      .values({ merchant_id: merchantId, ...facts, changed_by: actor.userId, changed_at: now })
      .onConflict((conflict) =>
        conflict.column('merchant_id').doUpdateSet({ ...facts, changed_by: actor.userId, changed_at: now }),
      )
      .execute()
    await record({
      ...{ subjectKind: 'shipment-feed', subjectId: merchantId, merchantId },
      ...(before && { before: logged(before) }),
      after: logged(facts),
    })
    return {}
  },
})

type Facts = {
  source: string
  url: string | null
  authorisation: string
  authorised_as: string | null
  secret: Buffer | null
  hour: number
  enabled: boolean
}

const factsOf = ({ source, url, authorisation, authorised_as, secret, hour, enabled }: Facts): Facts => ({
  ...{ source, url, authorisation, authorised_as, secret, hour, enabled },
})

const logged = ({ source, url, hour, enabled }: Facts) => ({
  ...{ feedSource: source, feedAddress: url === null ? null : shownUrl(url), hour, enabled },
})

const originOf = (url: string | null): string | null => (url === null ? null : new URL(url).origin)
