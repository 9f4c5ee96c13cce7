/**
 * What can be wrong: a line that is not as it was sealed, is gone, is missing with all that came after it, or was put between
 * sealed ones; seals out of order or gone; seals computed anew, which the next anchor gives away; an anchor that is gone or
 * that no key of ours made; a chain that no longer holds a place it once had, or that is not there
 * although the log has lines.
 */
export type FaultKind =
  | 'edited'
  | 'deleted'
  | 'cut-off'
  | 'inserted'
  | 'out-of-order'
  | 'seal-missing'
  | 'resealed'
  | 'anchor-missing'
  | 'anchor-forged'
  | 'taken-back'
  | 'not-begun'

/** Where the first of a kind is: the line's position and transaction, or the seal's number. */
export type Fault = { kind: FaultKind; seal?: number; position?: number; transaction?: string }

export type Faults = (Fault & { count: number })[]

/** Keeps the first fault of each kind and counts the others. */
export function createFaults() {
  const found = new Map<FaultKind, Fault & { count: number }>()
  return {
    add(fault: Fault, count = 1) {
      const first = found.get(fault.kind)
      if (first) first.count += count
      else found.set(fault.kind, { ...fault, count })
    },
    found: (): Faults => [...found.values()],
  }
}
