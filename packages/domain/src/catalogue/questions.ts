import { z } from 'zod'
import { Id, Locale, searchWords } from '../schema.ts'
import { endFault, ServiceFields } from './schema.ts'

export const serviceSorts = ['reference', 'name', 'price', 'updated'] as const

/** What the list of services shows. `end` tells those that can still be sold from those that ended. */
export const ServiceFilter = z.object({
  search: searchWords(80).optional(),
  centreIds: z.array(Id).max(50).optional(),
  end: z.enum(['ahead', 'past']).optional(),
  sort: z.enum(serviceSorts).default('reference'),
  direction: z.enum(['asc', 'desc']).default('asc'),
})

export const ServicePage = ServiceFilter.extend({
  /** Where the last page ended, as the answer gave it. */
  after: z.string().max(2000).optional(),
  limit: z.int().min(1).max(100).default(50),
})

export const serviceFileColumns = ['reference', 'name', 'merchant', 'centre', 'price', 'end', 'tax', 'updated'] as const
export type ServiceFileColumn = (typeof serviceFileColumns)[number]

/** The current view as a file; without columns, all of them. */
export const ServiceExport = z.object({
  filter: ServiceFilter,
  columns: z.array(z.enum(serviceFileColumns)).min(1).max(serviceFileColumns.length).optional(),
  format: z.enum(['xlsx', 'csv']),
  locale: Locale,
})

export const ServiceId = z.object({ id: Id })

/** Services chosen together, each once. */
export const ServiceIds = z.object({
  ids: z
    .array(Id)
    .min(1, { error: 'required' })
    .max(200, { error: 'too-many-lines' })
    .transform((ids) => [...new Set(ids)]),
})

/** What an agent types into a cart. */
export const ServiceQuestion = z.object({ centreId: Id, text: searchWords(80) })

/** A service as its form sends it back; `version` is the one that the form was opened with. */
export const ServiceChange = ServiceFields.extend({ id: Id, version: z.int().min(1).max(2_000_000_000) }).superRefine(
  (service, context) => {
    const code = endFault(service)
    if (code) context.addIssue({ code: 'custom', message: code, path: ['endsOn'] })
  },
)

export type ServiceFilter = z.infer<typeof ServiceFilter>
export type ServiceSort = ServiceFilter['sort']
