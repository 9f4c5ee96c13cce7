import { type FinancingProductTerms, type Plan, simulatePlans, withinLimits } from '@cauce/domain/financing/plans'
import { type CartLineKind, cartLineKinds, cartTotalCents, lineTotalCents } from '@cauce/domain/orders/cart'
import { type TaxTreatment, taxTreatmentNames } from '@cauce/domain/orders/tax'
import type { Options } from '../row.ts'

/** A cart row as typed; numbers are null while they are empty or unreadable. `key` only tells rows apart. */
export type DraftLine = {
  key: string
  kind: CartLineKind
  reference: string
  name: string
  unitPriceCents: number | null
  units: number | null
  taxTreatment: TaxTreatment
  /** The catalogue's service that it was filled in from. */
  serviceId: string | null
}

export type DraftShopper = {
  firstName: string
  lastName: string
  email: string
  /** As typed, read in `phoneCountry` (ISO 3166). */
  phone: string
  phoneCountry: string
  documentNumber: string
  /** `YYYY-MM-DD`, or what was typed where that is no date. */
  birthDate: string
  street: string
  postcode: string
  city: string
  country: string
  locale: 'es' | 'fr' | 'en'
}

/** A sale as far as it has been typed. */
export type Draft = {
  centreId: string
  reference: string
  productId: string
  /** The known customer the agent confirmed this is. */
  customerId: string | null
  shopper: DraftShopper
  lines: DraftLine[]
}

export type SaleOptions = Pick<Options, 'merchant' | 'centres' | 'products'>

export const taxOfCentre = (options: SaleOptions, centreId: string): TaxTreatment =>
  options.centres.find(({ id }) => id === centreId)?.taxTreatment ?? 'exempt'

export const emptyLine = (key: string, taxTreatment: TaxTreatment, kind: CartLineKind = 'service'): DraftLine => ({
  ...{ key, kind, taxTreatment, reference: '', name: '' },
  unitPriceCents: null,
  units: 1,
  serviceId: null,
})

/** Nothing typed yet, and everything chosen that there is no choice about. */
export function emptyDraft(options: SaleOptions, lineKey: string): Draft {
  const country = options.merchant?.country ?? 'ES'
  const centreId = options.centres.length === 1 ? (options.centres[0]?.id ?? '') : ''
  return {
    centreId,
    reference: '',
    productId: options.products[0]?.id ?? '',
    customerId: null,
    shopper: {
      ...{ firstName: '', lastName: '', email: '', phone: '', documentNumber: '', birthDate: '' },
      ...{ street: '', postcode: '', city: '' },
      ...{ phoneCountry: country, country, locale: options.merchant?.locale ?? 'es' },
    },
    lines: [emptyLine(lineKey, taxOfCentre(options, centreId || (options.centres[0]?.id ?? '')))],
  }
}

/** Whether anything was typed that would be a pity to lose. */
export function isUntouched({ reference, customerId, shopper, lines }: Draft): boolean {
  const { phoneCountry: _phoneCountry, country: _country, locale: _locale, ...typed } = shopper
  const cart = lines.flatMap((line) => [line.reference, line.name, line.unitPriceCents ?? ''])
  return (
    customerId === null &&
    lines.length <= 1 &&
    [reference, ...Object.values(typed), ...cart].every((text) => text === '')
  )
}

/** A stored draft, brought to what is offered today; undefined for what is none. */
export function readDraft(stored: unknown, options: SaleOptions): Draft | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined
  const draft = stored as Partial<Draft>
  const fresh = emptyDraft(options, '0')
  if (typeof draft.shopper !== 'object' || draft.shopper === null || !Array.isArray(draft.lines)) return undefined
  const lines = draft.lines.filter(isLine).map((line) => ({ ...line, serviceId: line.serviceId ?? null }))
  return {
    centreId: options.centres.some(({ id }) => id === draft.centreId) ? draft.centreId! : fresh.centreId,
    reference: textOf(draft.reference),
    productId: options.products.some(({ id }) => id === draft.productId) ? draft.productId! : fresh.productId,
    customerId: typeof draft.customerId === 'string' ? draft.customerId : null,
    shopper: Object.fromEntries(
      Object.entries(fresh.shopper).map(([name, otherwise]) => [
        name,
        textOf(draft.shopper?.[name as keyof DraftShopper]) || otherwise,
      ]),
    ) as DraftShopper,
    lines: lines.length > 0 ? lines : fresh.lines,
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const isNumberOrNull = (value: unknown) => value === null || Number.isInteger(value)
const isLine = (value: unknown): value is DraftLine => {
  const line = value as Partial<DraftLine> | null
  return (
    typeof line === 'object' &&
    line !== null &&
    [line.key, line.reference, line.name].every((text) => typeof text === 'string') &&
    cartLineKinds.includes(line.kind as CartLineKind) &&
    taxTreatmentNames.includes(line.taxTreatment as TaxTreatment) &&
    isNumberOrNull(line.unitPriceCents) &&
    isNumberOrNull(line.units) &&
    (line.serviceId === undefined || line.serviceId === null || typeof line.serviceId === 'string')
  )
}

const counted = ({ kind, unitPriceCents, units }: DraftLine) => ({
  kind,
  unitPriceCents: Math.max(0, unitPriceCents ?? 0),
  units: Math.max(0, units ?? 0),
})

/** What the cart comes to as typed so far, in cents; what is not readable yet counts nothing. */
export const draftTotalCents = (lines: readonly DraftLine[]): number => cartTotalCents(lines.map(counted))

/** What one row adds, in cents; negative for a discount. */
export const draftLineCents = (line: DraftLine): number => lineTotalCents(counted(line))

/** What the simulator shows: the product's plans, or why it has none for this total. */
export type Simulation =
  | { kind: 'plans'; plans: Plan[] }
  | { kind: 'out-of-range'; minCents: number; maxCents: number }
  | { kind: 'nothing-yet' }

export function simulation(
  terms: FinancingProductTerms | undefined,
  lines: readonly DraftLine[],
  today: string,
): Simulation {
  if (!terms || lines.every((line) => draftLineCents(line) === 0)) return { kind: 'nothing-yet' }
  const totalCents = draftTotalCents(lines)
  const { minCents, maxCents } = terms
  if (!withinLimits(terms, totalCents)) return { kind: 'out-of-range', minCents, maxCents }
  return { kind: 'plans', plans: simulatePlans(terms, totalCents, today) }
}

/** The rows with one moved up (-1) or down (1); at an end it stays. */
export function movedLine(lines: readonly DraftLine[], index: number, by: -1 | 1): DraftLine[] {
  const next = [...lines]
  const target = index + by
  const line = next[index]
  if (!line || target < 0 || target >= next.length) return next
  next.splice(index, 1)
  next.splice(target, 0, line)
  return next
}

/** A service as a cart takes it over. */
export type PickedService = {
  id: string
  reference: string
  name: string
  priceCents: number
  taxTreatment: TaxTreatment | null
}

/** The row with what the catalogue says; `centreTax` is what a service without a tax of its own has. */
export const filledLine = (line: DraftLine, service: PickedService, centreTax: TaxTreatment): DraftLine => ({
  ...line,
  serviceId: service.id,
  reference: service.reference,
  name: service.name,
  unitPriceCents: service.priceCents,
  taxTreatment: service.taxTreatment ?? centreTax,
})

/** The row after one of its fields was typed into: under another reference, or as no service, it is its own. */
export function retypedLine<Name extends keyof DraftLine>(
  line: DraftLine,
  name: Name,
  value: DraftLine[Name],
): DraftLine {
  const parts = name === 'reference' || (name === 'kind' && value !== 'service')
  return { ...line, [name]: value, ...(parts && { serviceId: null }) }
}

/** The rows in another centre: what still has the tax of the one before takes that of the new one, and no catalogue is theirs. */
export const linesInCentre = (lines: readonly DraftLine[], before: TaxTreatment, after: TaxTreatment): DraftLine[] =>
  lines.map((line) => ({
    ...line,
    serviceId: null,
    taxTreatment: line.taxTreatment === before ? after : line.taxTreatment,
  }))
