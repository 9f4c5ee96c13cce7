import { joined } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import type { Row } from './row.ts'

export type ChangeDeed = 'approve' | 'refuse' | 'withdraw'

export const presentText = ({ presentNames }: Pick<Row, 'presentNames'>): string =>
  joined(presentNames) || m.people_nobody()

/** What the dialog before a deed says: what will happen, and to whom. */
export function deedWords(
  row: Pick<Row, 'merchant' | 'successor' | 'presentNames' | 'awaitedNames'>,
  deed: ChangeDeed,
): { title: string; consequence: string; label: string } {
  const { successor, awaitedNames } = row
  const of = { merchant: row.merchant.name }
  const who = { ...of, successor: successor.name, present: presentText(row) }
  if (deed === 'withdraw')
    return {
      ...(successor.isAwaited
        ? {
            title: m.people_change_withdraw_awaited_title(),
            consequence: m.people_change_withdraw_awaited_consequence(who),
          }
        : { title: m.people_change_withdraw_title(), consequence: m.people_change_withdraw_consequence() }),
      label: m.people_change_withdraw(),
    }
  if (deed === 'refuse')
    return {
      title: m.people_change_refuse_title(of),
      consequence: m.people_change_refuse_consequence(),
      label: m.people_change_refuse(),
    }
  const count = row.presentNames.length
  return {
    title: m.people_change_approve_title(of),
    consequence: [
      successor.isNew
        ? m.people_change_approve_new_consequence(who)
        : m.people_change_approve_consequence({ ...who, count }),
      ...awaitedNames.map((name) => m.people_change_approve_replaces({ name })),
    ].join(' '),
    label: m.people_change_approve(),
  }
}
