import { api } from '../../api/api.ts'

/** What forms and filters offer; seldom changes during a visit. */
export const optionsQuery = () => ({ ...api.financings.options.queryOptions(undefined), staleTime: 5 * 60_000 })
