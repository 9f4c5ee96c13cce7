import { ServiceChange } from '@cauce/domain/catalogue/questions'
import { isPast, NewService } from '@cauce/domain/catalogue/schema'
import { type ErrorCode, errorCodes } from '@cauce/domain/errors'
import { amountCents } from '@cauce/domain/imports/amounts'
import { writtenDuration } from '@cauce/domain/imports/durations'
import { isCalendarDate } from '@cauce/domain/money/calendar'
import type { TaxTreatment } from '@cauce/domain/orders/tax'
import { duration } from '@cauce/i18n/format'
import type { Row } from '../row.ts'

/** A service as typed. */
export type ServiceDraft = {
  centreId: string
  reference: string
  name: string
  /** Null while it is empty or unreadable; then `priceText` is what was typed. */
  priceCents: number | null
  priceText: string
  /** Empty for the centre's own. */
  taxTreatment: TaxTreatment | ''
  end: 'date' | 'duration'
  /** `YYYY-MM-DD`, or what was typed where that is no date. */
  endsOn: string
  /** As people write it: '9 meses'. */
  duration: string
}

/** What the form is opened with: a service to change, or none to add one; `draft` to go on with. */
export type Opened = { service?: Row; draft?: ServiceDraft }

export type ServiceFacts = Pick<Row, 'reference' | 'name' | 'priceCents' | 'taxTreatment' | 'endsOn' | 'duration'>

export type ServiceField = 'centreId' | 'reference' | 'name' | 'priceCents' | 'taxTreatment' | 'endsOn' | 'duration'
export type ServiceFaults = Partial<Record<ServiceField, ErrorCode>>

export const emptyService = (centreId: string): ServiceDraft => ({
  ...{ centreId, reference: '', name: '', priceCents: null, priceText: '', taxTreatment: '' },
  ...{ end: 'date', endsOn: '', duration: '' },
})

export const draftOf = (service: ServiceFacts, centreId: string): ServiceDraft => ({
  centreId,
  reference: service.reference,
  name: service.name,
  priceCents: service.priceCents,
  priceText: '',
  taxTreatment: service.taxTreatment ?? '',
  end: service.duration === null ? 'date' : 'duration',
  endsOn: service.endsOn ?? '',
  duration: service.duration === null ? '' : duration(service.duration),
})

/** The draft as it would be sent: what is blank is not there, and what cannot be read stays as typed. */
function asSent({
  centreId,
  priceText: _text,
  priceCents,
  taxTreatment,
  end,
  endsOn,
  duration: typed,
  ...rest
}: ServiceDraft) {
  return {
    ...rest,
    centreId,
    ...(priceCents !== null && { priceCents }),
    ...(taxTreatment !== '' && { taxTreatment }),
    ...(end === 'date' && endsOn.trim() !== '' && { endsOn }),
    ...(end === 'duration' && typed.trim() !== '' && { duration: writtenDuration(typed).duration ?? typed }),
  }
}

/**
 * Everything that keeps the draft from being saved, by the same rules as the server's. `before` is the service that it
 * changes: an end that has passed may stay.
 */
export function faultsOf(draft: ServiceDraft, today: string, before?: ServiceFacts): ServiceFaults {
  const faults: ServiceFaults = {}
  for (const { path, message } of NewService.safeParse(asSent(draft)).error?.issues ?? [])
    faults[path[0] as ServiceField] ??= errorCodes.find((code) => code === message) ?? 'bad-input'
  if (draft.centreId === '') faults.centreId = 'required'
  if (draft.priceCents === null && draft.priceText.trim() !== '')
    faults.priceCents = amountCents(draft.priceText).code ?? 'not-a-number'
  const { end, endsOn } = draft
  if (end === 'date') {
    if (endsOn.trim() === '') faults.endsOn = 'required'
    else if (!isCalendarDate(endsOn)) faults.endsOn = 'not-a-date'
    else if (endsOn !== before?.endsOn && isPast(endsOn, today)) faults.endsOn = 'date-in-past'
  } else {
    delete faults.endsOn
    if (draft.duration.trim() === '') faults.duration = 'required'
    else faults.duration = writtenDuration(draft.duration).code ?? faults.duration
    if (faults.duration === undefined) delete faults.duration
  }
  return faults
}

/** Only for a draft without faults. */
export const toAdd = (draft: ServiceDraft): NewService => NewService.parse(asSent(draft))

export function toChange(draft: ServiceDraft, { id, version }: Pick<Row, 'id' | 'version'>) {
  const { centreId: _centre, ...service } = asSent(draft)
  return ServiceChange.parse({ ...service, id, version })
}

/** A service as the server says it is now, in the details of a refusal for a change meanwhile. */
export const factsIn = (details: Readonly<Record<string, string | number>>): ServiceFacts & { version: number } => ({
  reference: String(details.reference),
  name: String(details.name),
  priceCents: Number(details.priceCents),
  taxTreatment: (details.taxTreatment as TaxTreatment | undefined) ?? null,
  endsOn: (details.endsOn as string | undefined) ?? null,
  duration: (details.duration as string | undefined) ?? null,
  version: Number(details.version),
})
