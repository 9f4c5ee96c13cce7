import { randomUUID } from 'node:crypto'
import { type ErrorCode, Refusal } from '@cauce/domain/errors'
import { cartTotalCents, discountFault } from '@cauce/domain/orders/cart'
import { type CartChange, changeOfCart, type OrderLine } from '@cauce/domain/orders/order-lines'
import type { EditedLine } from '@cauce/domain/orders/questions'
import { type Recalculated, recalculate } from '@cauce/domain/payments/recalculation'
import type { ReadPlan } from '../payments/standing-plan.ts'
import type { StandingLine } from './order-lines.ts'

/** What an edited cart makes of an order: its lines then, what changes of them, and its plan where the total is another. */
export type CartEdit = {
  change: CartChange
  totalCents: number
  /** Those of the new cart in its order, then those that came back whole. */
  lines: OrderLine[]
  kept: OrderLine[]
  plan: Recalculated | undefined
}

export type OrderToEdit = {
  lines: readonly StandingLine[]
  plan: ReadPlan
  /** What the shopper agreed to, in cents. */
  acceptedCents: number
  /** Services that are added ship at once, as they do at confirmation. */
  shipsServices: boolean
}

/**
 * What an edited cart makes of an order on a day (a calendar date); nothing is written. Refuses with `required` (nothing
 * left of an order that did not ship), `discount-above-cart` or `line-shipped` (more of what was shipped).
 */
export function editCart(order: OrderToEdit, edited: readonly EditedLine[], on: string): CartEdit {
  const before = new Map(order.lines.map((line) => [line.lineId, line]))
  if (edited.length === 0 && !order.lines.some(({ shipped }) => shipped))
    throw new Refusal('required', {}, { lines: 'required' })
  const faults = discountFault(edited)
  if (Object.keys(faults).length > 0) throw new Refusal('discount-above-cart', {}, faults)
  const { change, code } = changeOfCart(order.lines, edited, order.acceptedCents)
  if (!change) throw new Refusal(code, {}, faultsOfShipped(before, edited, code))

  const returned = new Map(change.returned.map(({ lineId, units }) => [lineId, units]))
  const kept = edited.map((line): OrderLine => {
    const was = line.lineId === undefined ? undefined : before.get(line.lineId)
    const lineId = line.lineId ?? randomUUID()
    return {
      ...line,
      lineId,
      serviceId: was ? was.serviceId : line.serviceId,
      shipped: was?.shipped ?? (line.kind === 'service' && order.shipsServices),
      returnedUnits: (was?.returnedUnits ?? 0) + (returned.get(lineId) ?? 0),
    }
  })
  const keptIds = new Set(kept.map(({ lineId }) => lineId))
  const cameBack = order.lines
    .filter(({ lineId, shipped }) => shipped && !keptIds.has(lineId))
    .map((line) => ({ ...line, units: 0, returnedUnits: line.returnedUnits + (returned.get(line.lineId) ?? 0) }))
  const totalCents = cartTotalCents(edited)
  return {
    ...{ change, totalCents, kept, lines: [...kept, ...cameBack] },
    plan: change.differenceCents === 0 ? undefined : recalculate(order.plan, totalCents, on),
  }
}

function faultsOfShipped(before: ReadonlyMap<string, StandingLine>, edited: readonly EditedLine[], code: ErrorCode) {
  const faults = edited.flatMap((line, index) => {
    const was = before.get(line.lineId ?? '')
    const isMore =
      was?.shipped && (line.kind !== was.kind || line.units > was.units || line.unitPriceCents > was.unitPriceCents)
    return isMore ? [[`lines.${index}.units`, code] as const] : []
  })
  return Object.fromEntries(faults)
}

/** Refuses lines that claim to be ones of the order and are not in its cart, with `line-unknown` and their places. */
export function refuseUnknownLines(lines: readonly StandingLine[], edited: readonly EditedLine[]): void {
  const known = new Set(lines.filter(({ units }) => units > 0).map(({ lineId }) => lineId))
  const faults = edited.flatMap(({ lineId }, index) =>
    lineId === undefined || known.has(lineId) ? [] : [[`lines.${index}`, 'line-unknown'] as const],
  )
  if (faults.length > 0) throw new Refusal('line-unknown', {}, Object.fromEntries(faults))
}

/** Whether the edited cart is what binds already. */
export function isSameCart(lines: readonly StandingLine[], edited: readonly EditedLine[]): boolean {
  const kept = lines.filter(({ units }) => units > 0)
  return kept.length === edited.length && kept.every((line, index) => says(line) === says(edited[index]!))
}

const says = (line: EditedLine): string =>
  JSON.stringify([
    ...[line.lineId, line.kind, line.reference, line.name],
    ...[line.unitPriceCents, line.units, line.taxTreatment],
  ])
