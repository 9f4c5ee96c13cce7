import { date } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { api } from '../../../api/api.ts'
import { joinedCounts } from '../../imports/counts-text.ts'
import type { PageKind } from '../../imports/kind.ts'
import { FeedSection } from './feed/feed-section.tsx'
import { Readings } from './readings.tsx'
import { ShipmentResult } from './result.tsx'

/** Lists of shipments: of the whole merchant, or of a centre where somebody sees only some. */
export const shipmentKind: PageKind = {
  name: 'shipments',
  permission: 'orders.ship',
  ofCentre: 'where-limited',
  procedures: api.imports.shipments,
  paths: { list: '/orders', start: '/orders/shipments', preview: '/orders/shipments/$id' },
  templates: [{ file: 'shipments', label: m.shipments_template }],
  words: {
    title: m.shipments_title,
    drop: m.shipments_drop,
    save: m.shipments_save,
    toList: m.shipments_to_list,
    saved: m.shipments_next_saved,
    same: m.shipments_next_same,
    help: () => [m.shipments_help_rows(), m.shipments_help_red(), m.shipments_help_again()],
    changes: { update: m.shipments_change_ship, same: m.shipments_change_same },
    counts: ({ updates, same, red }) =>
      joinedCounts([
        [updates, m.shipments_count_ship],
        [same, m.shipments_count_same],
        [red, m.imports_count_red],
      ]),
  },
  valueText: (column, value) => (column === 'shippedOn' ? date(String(value)) : String(value)),
  Result: ShipmentResult,
  Past: Readings,
  Beside: FeedSection,
}
