import { debtAges, overdueStandings } from '@cauce/domain/payments/overdue'
import { m } from '@cauce/i18n/messages'
import { debtAgeWords } from '@cauce/i18n/overdue-words'
import { word } from '@cauce/i18n/words'
import type { Filter } from '../../../lists/declaration.ts'
import type { Options } from '../../financing/row.ts'
import { standingName } from '../standing.tsx'

/** What overdue instalments can be narrowed by; whoever sees one merchant only is not asked which. */
export const overdueFilters = (options: () => Options | undefined, ofSeveral: boolean): Filter[] => [
  {
    kind: 'several',
    name: 'age',
    label: m.collecting_filter_age,
    choices: () => debtAges.map((age) => ({ value: age, label: word(debtAgeWords[age]) })),
  },
  {
    kind: 'several',
    name: 'standing',
    label: m.collecting_column_standing,
    choices: () => overdueStandings.map((standing) => ({ value: standing, label: standingName(standing) })),
  },
  ofSeveral
    ? {
        kind: 'several',
        name: 'merchant',
        label: m.collecting_column_merchant,
        choices: () => options()?.merchants?.map(({ id, name }) => ({ value: id, label: name })) ?? [],
      }
    : {
        kind: 'several',
        name: 'centre',
        label: m.collecting_column_centre,
        choices: () => options()?.centres.map(({ id, name }) => ({ value: id, label: name })) ?? [],
      },
  {
    kind: 'days',
    from: 'from',
    to: 'to',
    labels: () => ({ from: m.collecting_filter_from(), to: m.collecting_filter_to() }),
  },
  {
    kind: 'amounts',
    from: 'min',
    to: 'max',
    labels: () => ({ from: m.collecting_filter_min(), to: m.collecting_filter_max() }),
  },
]
