import type { LogFaultKind } from '@cauce/domain/access/log-faults'

/** Where the first of a kind is: the line's position and transaction, or the seal's number. */
export type Fault = { kind: LogFaultKind; seal?: number; position?: number; transaction?: string }

export type Faults = (Fault & { count: number })[]

/** Keeps the first fault of each kind and counts the others. */
export function createFaults() {
  const found = new Map<LogFaultKind, Fault & { count: number }>()
  return {
    add(fault: Fault, count = 1) {
      const first = found.get(fault.kind)
      if (first) first.count += count
      else found.set(fault.kind, { ...fault, count })
    },
    found: (): Faults => [...found.values()],
  }
}
