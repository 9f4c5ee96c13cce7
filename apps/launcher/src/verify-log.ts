import { parseArgs } from 'node:util'
import { openOwner } from '@cauce/database/connection'
import { beginAnew } from '@cauce/database/log-chain/begin-chain'
import { headText, readHead } from '@cauce/database/log-chain/kept-head'
import { verifyLog } from '@cauce/database/log-chain/verify-log'
import { migrationState } from '@cauce/database/migrate'
import { logKeys } from '@cauce/operations/access/derived-keys'
import { env } from './env.ts'
import { logDatabase } from './log-database.ts'
import { begunAnew, headIn, verdict } from './log-verdict.ts'

/**
 * `npm run verify-log [-- --known <number>:<seal>]`: compares the action log with its chain and names the first line of
 * each kind of fault; `--known` holds it to a head printed before, else to the one that the worker kept, where it is found.
 * `--begin-anew` throws a broken chain away, after saying what it was, and begins another. Ends with 0 when the log is sound, 1 when it is not, 2 when it could not be looked at.
 */
try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { known: { type: 'string' }, 'begin-anew': { type: 'boolean' } } })
  const { url, secretKey, keyFrom, headFile, close } = await logDatabase()
  const owner = openOwner(url, 1)
  try {
    const known = values.known === undefined ? headFile && (await readHead(headFile)) : headIn(values.known)
    if ((await migrationState(owner)).pending > 0)
      throw new Error('This database waits for migrations: start Cauce once.')
    const verified = await verifyLog(owner, { keys: logKeys(secretKey, env.formerSecretKeys), ...(known && { known }) })
    if (values['begin-anew']) {
      const faults = verified.faults.map(({ kind }) => kind)
      const was = { seals: verified.seals, head: headText(verified.head), faults }
      await beginAnew(owner, { key: logKeys(secretKey, [])[0], now: new Date().toISOString(), was })
      console.log(begunAnew(verified))
      return 0
    }
    console.log(`Anchors compared with the key of ${keyFrom}.`)
    console.log(verdict(verified))
    return verified.faults.length === 0 ? 0 : 1
  } finally {
    await owner.destroy()
    await close()
  }
}
