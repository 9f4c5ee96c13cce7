import { openSecret, sealSecret } from '../../webhooks/sealed-secret.ts'

/** What the password or token of a merchant's feed is sealed for, so that it opens in no other row. */
const place = (merchantId: string): string => `shipment-feed/${merchantId}`

export const sealFeedSecret = (key: string, merchantId: string, secret: string): Buffer =>
  sealSecret(key, place(merchantId), secret)

type Authorised = { merchant_id: string; authorisation: string; authorised_as: string | null; secret: Buffer | null }

/** The header Authorization that a feed is asked for with; nothing where it needs none. */
export function feedAuthorization(
  keys: readonly string[],
  { merchant_id, authorisation, authorised_as, secret }: Authorised,
): string | undefined {
  if (authorisation === 'none' || secret === null) return undefined
  const opened = openSecret(keys, place(merchant_id), secret)
  if (authorisation === 'bearer') return `Bearer ${opened}`
  return `Basic ${Buffer.from(`${authorised_as ?? ''}:${opened}`).toString('base64')}`
}
