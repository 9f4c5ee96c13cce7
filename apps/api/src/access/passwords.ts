import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the least that OWASP's password storage cheat sheet asks for: 19 MiB, two passes, one lane. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const passwordLength = { min: 12, max: 200 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

/** False for a wrong password; the hash says itself with what it was made. */
export const isPassword = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password.normalize('NFC'))
