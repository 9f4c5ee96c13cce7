import type { Actor } from '@cauce/domain/access/scope'
import { askAccountChange } from '@cauce/operations/payout/ask-account-change'
import type { Perform } from '@cauce/operations/perform'
import { type DemoMerchant, ecoleLumiere } from './merchants.ts'

/** One of the demo's merchants asks to be paid to another account, which waits for finance since yesterday. */
export async function askAccount({
  perform,
  officeOf,
  now,
}: {
  perform: Perform
  officeOf: (of: { merchant: DemoMerchant }) => Actor
  now: Date
}): Promise<void> {
  const merchantId = ecoleLumiere.id
  const asked = { merchantId, iban: 'FR7630006000011234567890189', reason: 'Nous changeons de banque en janvier.' }
  const at = new Date(now.getTime() - 86_400_000).toISOString()
  await perform(askAccountChange, officeOf({ merchant: ecoleLumiere }), asked, {
    ...{ idempotencyKey: 'demo/account-change', now: at },
  })
}
