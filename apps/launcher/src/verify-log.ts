import { parseArgs } from 'node:util'
import { openOwner } from '@cauce/database/connection'
import { verifyLog } from '@cauce/database/log-chain/verify-log'
import { migrationState } from '@cauce/database/migrate'
import { logKeys } from '@cauce/operations/access/derived-keys'
import { env } from './env.ts'
import { logDatabase } from './log-database.ts'
import { headIn, verdict } from './log-verdict.ts'

/**
 * `npm run verify-log [-- --known <number>:<seal>]`: compares the action log with its chain and names the first line of
 * each kind of fault. Ends with 0 when the log is sound, 1 when it is not, 2 when it could not be looked at.
 */
try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { known: { type: 'string' } } })
  const known = values.known === undefined ? undefined : headIn(values.known)
  const { url, secretKey, close } = await logDatabase()
  const owner = openOwner(url, 1)
  try {
    if ((await migrationState(owner)).pending > 0)
      throw new Error('This database waits for migrations: start Cauce once.')
    const verified = await verifyLog(owner, { keys: logKeys(secretKey, env.formerSecretKeys), ...(known && { known }) })
    console.log(verdict(verified))
    return verified.faults.length === 0 ? 0 : 1
  } finally {
    await owner.destroy()
    await close()
  }
}
