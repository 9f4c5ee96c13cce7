import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type Secrets = {
  secretKey: string
  stripeSecretKey: string
  stripePublishableKey: string
  stripeWebhookSecret: string
  twilioAccountSid: string
  twilioAuthToken: string
  /** Of the embedded database's login for the application. */
  appDatabasePassword: string
}

/** Keys of this clone, made at the first start and kept, so that links and sessions outlive a restart. */
export async function keepSecrets(folder: string): Promise<Secrets> {
  const file = join(folder, 'secrets.json')
  await writeFile(file, JSON.stringify(makeSecrets(), null, 2), { mode: 0o600, flag: 'wx' }).catch((error) => {
    if (error.code !== 'EEXIST') throw error
  })
  return { ...makeSecrets(), ...JSON.parse(await readFile(file, 'utf8')) }
}

const makeSecrets = (): Secrets => ({
  secretKey: randomBytes(32).toString('base64url'),
  stripeSecretKey: `sk_test_${randomBytes(16).toString('hex')}`,
  stripePublishableKey: `pk_test_${randomBytes(16).toString('hex')}`,
  stripeWebhookSecret: `whsec_${randomBytes(16).toString('hex')}`,
  twilioAccountSid: `AC${randomBytes(16).toString('hex')}`,
  twilioAuthToken: randomBytes(16).toString('hex'),
  appDatabasePassword: randomBytes(16).toString('hex'),
})
