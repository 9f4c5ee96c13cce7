import { deathReasons, financingStates } from '@cauce/domain/financing/states'
import { m } from '@cauce/i18n/messages'
import type { Filter } from '../../../lists/declaration.ts'
import type { Options } from '../row.ts'
import { deathName, stateName } from '../state-text.ts'

const named = (list: readonly { id: string; name: string }[] = []) =>
  list.map(({ id, name }) => ({ value: id, label: name }))

/** What financings can be narrowed by. */
export const financingFilters = (options: () => Options | undefined): Filter[] => [
  {
    kind: 'several',
    name: 'state',
    label: m.financing_column_state,
    choices: () => financingStates.map((state) => ({ value: state, label: stateName(state) })),
  },
  {
    kind: 'several',
    name: 'reason',
    label: m.financing_filter_reason,
    choices: () => deathReasons.map((reason) => ({ value: reason, label: deathName(reason) })),
  },
  { kind: 'several', name: 'centre', label: m.financing_column_centre, choices: () => named(options()?.centres) },
  { kind: 'several', name: 'agent', label: m.financing_column_agent, choices: () => named(options()?.agents) },
  {
    kind: 'days',
    from: 'from',
    to: 'to',
    labels: () => ({ from: m.financing_filter_from(), to: m.financing_filter_to() }),
  },
  {
    kind: 'amounts',
    from: 'min',
    to: 'max',
    labels: () => ({ from: m.financing_filter_min(), to: m.financing_filter_max() }),
  },
]
