import type { TaxTreatment } from '@cauce/domain/orders/tax'
import { date, duration, money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { api } from '../../../api/api.ts'
import { taxName } from '../../cart/line-text.ts'
import { counted } from '../counted.ts'
import type { PageKind } from '../kind.ts'

/** Lists of services, each of one centre. */
export const serviceKind: PageKind = {
  name: 'services',
  permission: 'services.manage',
  ofCentre: true,
  procedures: api.imports.services,
  paths: { list: '/services', start: '/services/imports', preview: '/services/imports/$id' },
  templates: [
    { file: 'services-end-date', label: m.imports_template_end_date },
    { file: 'services-duration', label: m.imports_template_duration },
  ],
  words: {
    title: m.catalogue_import,
    drop: m.imports_drop,
    save: m.imports_save_services,
    toList: m.imports_to_services,
    saved: ({ red }) => (red > 0 ? m.imports_next_saved_red(counted(red)) : m.imports_next_saved()),
    same: m.imports_next_same,
  },
  undo: {
    act: (asked) => api.imports.services.undo.act(asked),
    does: ({ adds, updates }) => [
      ...(adds > 0 ? [m.imports_undo_adds(counted(adds))] : []),
      ...(updates > 0 ? [m.imports_undo_updates(counted(updates))] : []),
    ],
    inUse: (rows) => m.imports_in_use_rows(counted(rows)),
  },
  valueText(column, value) {
    if (column === 'priceCents' && typeof value === 'number') return money(value)
    if (column === 'endsOn') return date(String(value))
    if (column === 'duration') return duration(String(value))
    return column === 'taxTreatment' ? taxName(value as TaxTreatment) : String(value)
  },
}
