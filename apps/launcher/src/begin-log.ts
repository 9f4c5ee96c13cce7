import { openOwner } from '@cauce/database/connection'
import { beginChain } from '@cauce/database/log-chain/begin-chain'
import { derivedKeys } from '@cauce/operations/access/derived-keys'

/** Begins the chain of a log that has no line yet: what is written from now on is seen to be there. */
export async function beginLog(databaseUrl: string, secretKey: string): Promise<void> {
  const owner = openOwner(databaseUrl, 1)
  try {
    await beginChain(owner, { key: derivedKeys(secretKey).log, now: new Date().toISOString() })
  } finally {
    await owner.destroy()
  }
}
