import { randomBytes } from 'node:crypto'
import { access, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from './env.ts'

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

const secretsName = 'secrets.json'
const elsewhereName = 'secrets-used-elsewhere'

/**
 * Keys of this clone, made at the first start and kept, so that links and sessions outlive a restart. For a database at
 * DATABASE_URL a SECRET_KEY that was given is taken instead; without one it is noted that the kept one signs its log.
 */
export async function keepSecrets(folder: string): Promise<Secrets> {
  const kept = await ownSecrets(folder)
  if (!env.databaseUrl) return kept
  if (env.secretKey) return { ...kept, secretKey: env.secretKey }
  await writeFile(join(folder, elsewhereName), '', { mode: 0o600 })
  return kept
}

/** The key that signed the log of the database at DATABASE_URL, with where it is from. Throws where there is none. */
export async function keyOfDatabaseUrl(folder: string): Promise<{ secretKey: string; keyFrom: string }> {
  if (env.secretKey) return { secretKey: env.secretKey, keyFrom: 'SECRET_KEY' }
  const [kept] = await keptAtReset(folder)
  if (!kept)
    throw new Error('SECRET_KEY is missing: the key that the log of the database at DATABASE_URL was signed with.')
  return { secretKey: (await ownSecrets(folder)).secretKey, keyFrom: join(folder, kept) }
}

/** What a reset leaves in `folder`: keys that signed the log of a database which is not wiped with them. */
export async function keptAtReset(folder: string): Promise<string[]> {
  const names = [secretsName, elsewhereName]
  const present = names.map((name) => access(join(folder, name)))
  return Promise.all(present).then(
    () => names,
    () => [],
  )
}

/** The clone's own keys, whatever the environment says. */
export async function ownSecrets(folder: string): Promise<Secrets> {
  const file = join(folder, secretsName)
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
