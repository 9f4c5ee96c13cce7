import { randomBytes } from 'node:crypto'

/** An id as Stripe writes them: `pi_` and 24 letters and digits. */
export const stripeId = (prefix: string): string => `${prefix}_${letters(24)}`

/** An id as Twilio writes them: two letters and 32 hexadecimal digits. */
export const twilioSid = (prefix: string): string => prefix + randomBytes(16).toString('hex')

export function letters(count: number): string {
  return randomBytes(count * 2)
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, count)
    .padEnd(count, 'x')
}
