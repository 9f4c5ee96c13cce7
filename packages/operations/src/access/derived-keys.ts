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
}

/** One key for each purpose out of `SECRET_KEY`, so that learning one of them tells nothing of the others. */
export const derivedKeys = (secretKey: string): DerivedKeys => ({
  session: derive(secretKey, 'session'),
  link: derive(secretKey, 'payment-link'),
  attempts: derive(secretKey, 'sign-in-attempts'),
  log: derive(secretKey, 'log-chain'),
})

/** The keys of the log's chain: the present one, then those derived from former secret keys. */
export const logKeys = (secretKey: string, former: readonly string[]): [string, ...string[]] => [
  derivedKeys(secretKey).log,
  ...former.map((key) => derivedKeys(key).log),
]

const derive = (secretKey: string, purpose: string): string =>
  createHmac('sha256', secretKey).update(`cauce/${purpose}`).digest('hex')
