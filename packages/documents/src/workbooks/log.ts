import { type LogActor, type LogChange, type LogColumn, type LogSubject, logColumns } from '@cauce/domain/access/log'
import type { Locale } from '@cauce/i18n/locale'
import { logChanges } from '@cauce/i18n/log-values'
import { actionName, subjectName } from '@cauce/i18n/log-words'
import { m } from '@cauce/i18n/messages'
import { type Column, instant, text } from './cells.ts'
import type { WrittenFile } from './file.ts'
import { type TableForm, tableFile } from './table-file.ts'

/** A line of the action log as it is written into a file. Instants are ISO. */
export type ExportedLine = {
  at: string
  merchant: { name: string } | null
  actor: LogActor
  action: string
  subject: LogSubject
  changes: readonly LogChange[]
  ip: string | null
  device: string | null
}

/** Lines of the log as a file to download, from batches of rows; a CSV flows out as they come in. */
export function logFile(
  batches: AsyncIterable<readonly ExportedLine[]>,
  { format, locale, timeZone, today, columns = logColumns }: TableForm<LogColumn>,
): WrittenFile {
  const named = columnsIn(locale, timeZone)
  const chosen = columns.map((column) => named[column])
  return tableFile(m.log_title({}, { locale }), chosen, batches, { format, locale, today })
}

const columnsIn = (locale: Locale, timeZone: string): Record<LogColumn, Column<ExportedLine>> => ({
  at: { header: m.log_column_at({}, { locale }), widthCharacters: 17, cell: (line) => instant(line.at, timeZone) },
  merchant: {
    header: m.log_column_merchant({}, { locale }),
    widthCharacters: 24,
    cell: (line) => text(line.merchant?.name ?? ''),
  },
  actor: {
    header: m.log_column_actor({}, { locale }),
    widthCharacters: 26,
    cell: (line) => text(line.actor.name ?? actorTexts[line.actor.kind]({}, { locale })),
  },
  action: {
    header: m.log_column_action({}, { locale }),
    widthCharacters: 30,
    cell: (line) => text(actionName(line.action, locale)),
  },
  subject: {
    header: m.log_column_subject({}, { locale }),
    widthCharacters: 30,
    cell: ({ subject }) => text(subjectName({ ...subject, label: subject.label ?? subject.id }, locale)),
  },
  changes: {
    header: m.log_column_changes({}, { locale }),
    widthCharacters: 60,
    cell: (line) => text(logChanges(line.subject.kind, line.changes, { locale, timeZone })),
  },
  ip: { header: m.log_column_ip({}, { locale }), widthCharacters: 16, cell: (line) => text(line.ip ?? '') },
  device: { header: m.log_column_device({}, { locale }), widthCharacters: 40, cell: (line) => text(line.device ?? '') },
})

const actorTexts = {
  person: m.log_actor_platform,
  platform: m.log_actor_platform,
  key: m.log_actor_key,
  shopper: m.log_actor_shopper,
  system: m.log_actor_system,
} satisfies Record<LogActor['kind'], (inputs: object, options: { locale: Locale }) => string>
