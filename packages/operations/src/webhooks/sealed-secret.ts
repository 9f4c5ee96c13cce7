import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const algorithm = 'aes-256-gcm'
const ivLength = 12
const tagLength = 16

/** A fresh secret as Standard Webhooks writes it: 256 random bits. */
export const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

/** Seals a secret for the one endpoint whose it is; moved to another's row it does not open. `key` is 32 bytes in hex. */
export function sealSecret(key: string, endpointId: string, secret: string): Buffer {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv(algorithm, Buffer.from(key, 'hex'), iv).setAAD(Buffer.from(endpointId))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed])
}

/** Opens it with the key that sealed it, whichever of `keys` that was. Throws when none did. */
export function openSecret(keys: readonly string[], endpointId: string, sealed: Buffer): string {
  for (const key of keys) {
    const opened = opens(key, endpointId, sealed)
    if (opened !== undefined) return opened
  }
  throw new Error('a secret was sealed with a key that is not among SECRET_KEY and FORMER_SECRET_KEYS')
}

function opens(key: string, endpointId: string, sealed: Buffer): string | undefined {
  try {
    const decipher = createDecipheriv(algorithm, Buffer.from(key, 'hex'), sealed.subarray(0, ivLength), {
      authTagLength: tagLength,
    })
      .setAAD(Buffer.from(endpointId))
      .setAuthTag(sealed.subarray(ivLength, ivLength + tagLength))
    return decipher.update(sealed.subarray(ivLength + tagLength), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return undefined
  }
}
