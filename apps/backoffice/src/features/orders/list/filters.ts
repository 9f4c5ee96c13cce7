import { returnStates, shipmentStates } from '@cauce/domain/orders/order-lines'
import { listedStates } from '@cauce/domain/orders/states'
import { m } from '@cauce/i18n/messages'
import type { Filter } from '../../../lists/declaration.ts'
import type { Options } from '../../financing/row.ts'
import { orderStateName, returnsName, shipmentName } from '../state-text.ts'

const choicesOf =
  <Value extends string>(values: readonly Value[], name: (value: Value) => string) =>
  () =>
    values.map((value) => ({ value, label: name(value) }))

/** What orders can be narrowed by. */
export const orderFilters = (options: () => Options | undefined): Filter[] => [
  {
    kind: 'several',
    name: 'shipment',
    label: m.orders_column_shipment,
    choices: choicesOf(shipmentStates, shipmentName),
  },
  { kind: 'several', name: 'returns', label: m.orders_column_returns, choices: choicesOf(returnStates, returnsName) },
  { kind: 'several', name: 'state', label: m.orders_column_state, choices: choicesOf(listedStates, orderStateName) },
  {
    kind: 'several',
    name: 'centre',
    label: m.orders_column_centre,
    choices: () => options()?.centres.map(({ id, name }) => ({ value: id, label: name })) ?? [],
  },
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
