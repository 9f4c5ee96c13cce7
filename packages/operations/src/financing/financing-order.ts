import type { FinancingFilter } from '@cauce/domain/financing/filter'
import type { Order } from '../list-cursor.ts'
import type { FinancingRow } from './financing-row.ts'

type Sorting = Pick<FinancingFilter, 'sort' | 'direction'>

/** How a filter has financings `f` sorted. */
export const financingOrder = ({ sort, direction }: Sorting): Order =>
  sort === 'amount'
    ? { by: 'f.total_cents', type: 'bigint', id: 'f.id', direction }
    : { by: 'f.created_at', type: 'timestamptz', id: 'f.id', direction }

/** Where a page that was sorted so ended. */
export const financingsEndAt =
  ({ sort }: Sorting) =>
  ({ id, totalCents, createdAt }: FinancingRow) => ({ value: sort === 'amount' ? totalCents : createdAt, id })
