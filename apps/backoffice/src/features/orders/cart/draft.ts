import { type ErrorCode, errorCodes } from '@cauce/domain/errors'
import { type CartLineKind, cartTotalCents, discountFault, lineTotalCents } from '@cauce/domain/orders/cart'
import { EditedCart, type EditedLine } from '@cauce/domain/orders/questions'
import type { TaxTreatment } from '@cauce/domain/orders/tax'
import type { Details } from '../row.ts'

/** A row of the cart as it is edited; numbers are null while they are empty or unreadable. `key` only tells rows apart. */
export type EditLine = {
  key: string
  /** None of a row that was added. */
  lineId: string | null
  kind: CartLineKind
  reference: string
  name: string
  unitPriceCents: number | null
  units: number | null
  taxTreatment: TaxTreatment
  serviceId: string | null
  /** A shipped line is what was sent: it only shrinks. */
  shipped: boolean
}

export const linesOf = (order: Pick<Details, 'lines'>): EditLine[] =>
  order.lines
    .filter(({ units }) => units > 0)
    .map((line) => ({
      key: line.lineId,
      lineId: line.lineId,
      kind: line.kind,
      reference: line.reference,
      name: line.name,
      unitPriceCents: line.unitPriceCents,
      units: line.units,
      taxTreatment: line.taxTreatment,
      serviceId: line.serviceId ?? null,
      shipped: line.shipped,
    }))

export const addedLine = (key: string, kind: CartLineKind, taxTreatment: TaxTreatment): EditLine => ({
  ...{ key, kind, taxTreatment, lineId: null, serviceId: null, shipped: false },
  ...{ reference: '', name: '', unitPriceCents: null, units: 1 },
})

/** One's own rows over the cart as somebody else left it: a row that is gone there is one that is added, and what was shipped is. */
export const carriedOver = (mine: readonly EditLine[], theirs: readonly EditLine[]): EditLine[] =>
  mine.map((line) => {
    const stands = theirs.find(({ lineId }) => lineId !== null && lineId === line.lineId)
    return { ...line, lineId: stands?.lineId ?? null, shipped: stands?.shipped ?? false }
  })

const counted = ({ kind, unitPriceCents, units }: EditLine) => ({
  kind,
  unitPriceCents: Math.max(0, unitPriceCents ?? 0),
  units: Math.max(0, units ?? 0),
})

/** In cents; what is not readable yet counts nothing. */
export const editedTotalCents = (lines: readonly EditLine[]): number => cartTotalCents(lines.map(counted))
export const editedLineCents = (line: EditLine): number => lineTotalCents(counted(line))

/** The price of a unit where the line comes to so much; undefined where that is no whole cent. */
export function unitPriceOf(line: EditLine, totalCents: number): number | undefined {
  const units = line.units ?? 0
  const cents = line.kind === 'discount' ? Math.abs(totalCents) : totalCents
  return units > 0 && cents >= 0 && cents % units === 0 ? cents / units : undefined
}

/** Codes by the path of the field, such as `lines.0.name`. */
export type Faults = Readonly<Record<string, string>>

export type Edited = { lines: EditedLine[]; faults?: undefined } | { lines?: undefined; faults: Faults }

/** The cart as the server takes it, or what is wrong with it by the same rules. */
export function edited(id: string, lines: readonly EditLine[]): Edited {
  const given = lines.map(({ key: _key, shipped: _shipped, lineId, serviceId, ...line }) => ({
    ...line,
    ...(lineId !== null && { lineId }),
    ...(serviceId !== null && { serviceId }),
  }))
  const parsed = EditedCart.safeParse({ id, lines: given })
  const faults: Record<string, ErrorCode> = {}
  for (const { path, message } of parsed.error?.issues ?? [])
    faults[path.join('.')] ??= errorCodes.find((code) => code === message) ?? 'bad-input'
  lines.forEach((line, index) => {
    if (line.unitPriceCents === null) faults[`lines.${index}.unitPriceCents`] = 'required'
    if (line.units === null) faults[`lines.${index}.units`] = 'required'
  })
  if (parsed.success) Object.assign(faults, discountFault(parsed.data.lines))
  return parsed.success && Object.keys(faults).length === 0 ? { lines: parsed.data.lines } : { faults }
}

/** Whether anything differs from the cart that binds. */
export const isChanged = (before: readonly EditLine[], now: readonly EditLine[]): boolean =>
  JSON.stringify(before) !== JSON.stringify(now)
