import { createHmac } from 'node:crypto'

export type DerivedKeys = {
  /** Signs session cookies. */
  session: string
  /** Payment links are derived from it. */
  link: string
  /** Hides accounts and addresses in the table of failed sign-ins. */
  attempts: string
  /** Signs the anchors of the action log's chain. */
  log: string
  /** Seals the secrets that webhooks are signed with. */
  webhooks: string
}

/** One key for each purpose out of `SECRET_KEY`, so that learning one of them tells nothing of the others. */
export const derivedKeys = (secretKey: string): DerivedKeys => ({
  session: derive(secretKey, 'session'),
  link: derive(secretKey, 'payment-link'),
  attempts: derive(secretKey, 'sign-in-attempts'),
  log: derive(secretKey, 'log-chain'),
  webhooks: derive(secretKey, 'webhook-secrets'),
})

/** The keys of the log's chain: the present one, then those derived from former secret keys. */
export const logKeys = (secretKey: string, former: readonly string[]): [string, ...string[]] => [
  derivedKeys(secretKey).log,
  ...former.map((key) => derivedKeys(key).log),
]

/** The keys that secrets of webhooks are sealed with: the present one, then those derived from former secret keys. */
export const webhookKeys = (secretKey: string, former: readonly string[]): [string, ...string[]] => [
  derivedKeys(secretKey).webhooks,
  ...former.map((key) => derivedKeys(key).webhooks),
]

const derive = (secretKey: string, purpose: string): string =>
  createHmac('sha256', secretKey).update(`cauce/${purpose}`).digest('hex')
