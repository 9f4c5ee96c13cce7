import { type FinancingColumn, financingColumns } from '@cauce/domain/financing/filter'
import type { DeathReason, FinancingState, LiveStage } from '@cauce/domain/financing/states'
import type { Locale } from '@cauce/i18n/locale'
import { m } from '@cauce/i18n/messages'
import { deathWords, financingStateWords, stageWords } from '@cauce/i18n/sale-words'
import { amount, type Column, instant, number, text } from './cells.ts'
import type { WrittenFile } from './file.ts'
import { type TableForm, tableFile } from './table-file.ts'

/** A financing as it is written into a file. Instants are ISO. */
export type ExportedFinancing = {
  createdAt: string
  merchantName: string
  reference: string
  customerName: string
  phone: string
  state: FinancingState
  stage: LiveStage | null
  deadReason: DeathReason | null
  totalCents: number
  centreName: string
  agentName: string
  linkSends: number
  archivedAt: string | null
}

/** Financings as a file to download, from batches of rows; a CSV flows out as they come in. */
export function financingsFile(
  batches: AsyncIterable<readonly ExportedFinancing[]>,
  { format, locale, timeZone, today, columns = financingColumns }: TableForm<FinancingColumn>,
): WrittenFile {
  const named = columnsIn(locale, timeZone)
  const chosen = columns.map((column) => named[column])
  return tableFile(m.financing_list_title({}, { locale }), chosen, batches, { format, locale, today })
}

const columnsIn = (locale: Locale, timeZone: string): Record<FinancingColumn, Column<ExportedFinancing>> => ({
  created: {
    header: m.financing_column_created({}, { locale }),
    widthCharacters: 17,
    cell: (row) => instant(row.createdAt, timeZone),
  },
  merchant: {
    header: m.financing_column_merchant({}, { locale }),
    widthCharacters: 24,
    cell: (row) => text(row.merchantName),
  },
  reference: {
    header: m.financing_column_reference({}, { locale }),
    widthCharacters: 18,
    cell: (row) => text(row.reference),
  },
  customer: {
    header: m.financing_column_customer({}, { locale }),
    widthCharacters: 30,
    cell: (row) => text(row.customerName),
  },
  phone: { header: m.financing_column_phone({}, { locale }), widthCharacters: 16, cell: (row) => text(row.phone) },
  state: {
    header: m.financing_column_state({}, { locale }),
    widthCharacters: 34,
    cell: (row) => text(stateText(row, locale)),
  },
  amount: {
    header: m.financing_column_amount({}, { locale }),
    widthCharacters: 12,
    cell: (row) => amount(row.totalCents),
  },
  centre: {
    header: m.financing_column_centre({}, { locale }),
    widthCharacters: 20,
    cell: (row) => text(row.centreName),
  },
  agent: { header: m.financing_column_agent({}, { locale }), widthCharacters: 24, cell: (row) => text(row.agentName) },
  sends: {
    header: m.financing_column_sends({}, { locale }),
    widthCharacters: 8,
    cell: (row) => number(row.linkSends),
  },
  archived: {
    header: m.financing_tab_archived({}, { locale }),
    widthCharacters: 17,
    cell: (row) => instant(row.archivedAt, timeZone),
  },
})

/** As the list says it: what a live one waits for, why a dead one died. */
function stateText({ state, stage, deadReason }: ExportedFinancing, locale: Locale): string {
  const words = [financingStateWords[state], stage && stageWords[stage], deadReason && deathWords[deadReason]]
  return words.flatMap((word) => (word ? [word({}, { locale })] : [])).join(' · ')
}
