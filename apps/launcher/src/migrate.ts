import { keepAppLogin } from '@cauce/database/app-login'
import { migrateToLatest } from '@cauce/database/migrate'
import { beginLog } from './begin-log.ts'
import { env } from './env.ts'

/**
 * Brings the database at DATABASE_URL to the newest shape, with the login of APP_DATABASE_URL: what a deployment runs
 * before its new servers. With SECRET_KEY it also begins the chain of a log that is still empty.
 */
if (!env.databaseUrl) {
  console.error('DATABASE_URL: the address of the database, as its owner')
  process.exit(1)
}
await migrateToLatest(env.databaseUrl)
if (env.secretKey) await beginLog(env.databaseUrl, env.secretKey)
if (env.appDatabaseUrl) {
  const { username, password } = new URL(env.appDatabaseUrl)
  await keepAppLogin(env.databaseUrl, decodeURIComponent(username), decodeURIComponent(password))
}
