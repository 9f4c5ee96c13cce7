import { createHmac, timingSafeEqual } from 'node:crypto'

/** A place in the chain, signed: everything up to its last seal is as it was then. */
export type Anchor = {
  /** Counted from 1 without a gap. */
  number: number
  /** The number of the last seal it covers, and that seal. */
  lastSeal: number
  hash: Buffer
  /** ISO instant. */
  sealedAt: string
  code: Buffer
}

/** What the first anchor's code follows. */
export const noCode: Buffer = Buffer.alloc(32)

/** HMAC-SHA-256 over the code of the anchor before and what this one says. */
export const anchorCode = (key: string, previousCode: Buffer, anchor: Omit<Anchor, 'code'>): Buffer =>
  createHmac('sha256', key)
    .update(previousCode)
    .update(JSON.stringify(['cauce/anchor/1', anchor.number, anchor.lastSeal, anchor.sealedAt]))
    .update(anchor.hash)
    .digest()

/** Whether one of the keys made the anchor, and after this very one. */
export const isSigned = (keys: readonly string[], previousCode: Buffer, anchor: Anchor): boolean =>
  keys.some((key) => timingSafeEqual(anchorCode(key, previousCode, anchor), anchor.code))
