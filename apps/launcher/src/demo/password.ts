import { argon2Sync, randomBytes } from 'node:crypto'

/** Everybody's in the demo data; refused where NODE_ENV is production. */
export const demoPassword = 'cauce-demo-2026'

const [memoryKib, passes, lanes] = [19_456, 2, 1]

/** An argon2id hash in the PHC string format, as sign-in reads it. */
export function passwordHash(password: string): string {
  const nonce = randomBytes(16)
  const hash = argon2Sync('argon2id', {
    ...{ message: Buffer.from(password.normalize('NFC')), nonce },
    ...{ memory: memoryKib, passes, parallelism: lanes, tagLength: 32 },
  })
  const encoded = [nonce, hash].map((bytes) => bytes.toString('base64').replace(/=+$/, ''))
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${encoded.join('$')}`
}
