import { type Anchor, isSigned, noCode } from './anchor-code.ts'
import { beforeFirst, sealOf } from './canonical-line.ts'
import type { createFaults, Fault } from './faults.ts'
import type { WalkedSeal } from './walk-seals.ts'

/** How far a verification has come. */
export type Walk = {
  keys: readonly string[]
  faults: ReturnType<typeof createFaults>
  /** The seal before, as stored: so one fault does not spread to all that follow. */
  previous: Buffer
  last?: WalkedSeal
  /** Lines that are gone, up to here without one that is there. */
  missing?: { first: Omit<Fault, 'kind'>; count: number } | undefined
  /** Anchors so far, the code of the last and its instant. */
  anchors: number
  code: Buffer
  sealedAt?: string
  /** The first seal after the last anchor. */
  unanchored?: WalkedSeal | undefined
}

/** Holds a seal to the one before and to its line. */
export function checkSeal(walk: Walk, seal: WalkedSeal): void {
  const { faults, last, previous } = walk
  const { number, transaction, line } = seal
  const place = placeOf(seal)
  const next = (last?.number ?? 0) + 1
  if (number !== next) faults.add({ kind: 'seal-missing', seal: next }, number - next)
  if (last && !isAfter(seal, last)) faults.add({ kind: 'out-of-order', ...place })
  if (line) {
    if (walk.missing) faults.add({ kind: 'deleted', ...walk.missing.first }, walk.missing.count)
    walk.missing = undefined
    const asSealed = line[1] === transaction && (number !== next || sealOf(previous, line).equals(seal.hash))
    if (!asSealed) faults.add({ kind: 'edited', ...place })
  } else {
    walk.missing = { first: walk.missing?.first ?? place, count: (walk.missing?.count ?? 0) + 1 }
  }
  walk.previous = seal.hash
  walk.last = seal
  walk.unanchored ??= seal
}

/** Holds the anchor before the first seal to what it must be; chains of old begin with an anchor that has seals. */
export function checkBeginning(walk: Walk, anchor: Anchor): void {
  const isOurs = anchor.hash.equals(beforeFirst) && isSigned(walk.keys, noCode, anchor)
  if (!isOurs) walk.faults.add({ kind: 'anchor-forged', seal: 0 })
  walk.anchors = anchor.number
  walk.code = anchor.code
}

/** Holds the anchor that ends with a seal to the one before and to that seal. */
export function checkAnchor(walk: Walk, seal: WalkedSeal): void {
  const { hash, anchor } = seal
  if (!anchor) return
  const { faults, keys, anchors, code, unanchored = seal } = walk
  const since = placeOf(unanchored)
  if (anchor.number !== anchors + 1) faults.add({ kind: 'anchor-missing', ...since })
  else if (!isSigned(keys, code, anchor)) faults.add({ kind: 'anchor-forged', ...since })
  if (!anchor.hash.equals(hash)) faults.add({ kind: 'resealed', ...since })
  walk.anchors = anchor.number
  walk.code = anchor.code
  walk.sealedAt = anchor.sealedAt
  walk.unanchored = undefined
}

export const placeOf = ({ number, position, transaction }: WalkedSeal) => ({ seal: number, position, transaction })

const isAfter = (one: WalkedSeal, other: WalkedSeal): boolean => {
  const [a, b] = [BigInt(one.transaction), BigInt(other.transaction)]
  return a > b || (a === b && one.position > other.position)
}
