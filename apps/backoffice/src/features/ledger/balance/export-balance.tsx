import type { LedgerPeriod } from '@cauce/domain/ledger/questions'
import { m } from '@cauce/i18n/messages'
import { iconButtonClass } from '@cauce/ui/icon-button'
import { Menu, MenuItem } from '@cauce/ui/menu'
import Download from 'lucide-solid/icons/download'
import { For } from 'solid-js'
import { tellFailure } from '../../../api/tell-failure.ts'
import { download, type ExportRequest } from '../../../lists/download.ts'
import { locale } from '../../../preferences.ts'

/** The trial balance as a file; a failure is said in a toast. */
export function ExportBalance(props: { filter: LedgerPeriod }) {
  const take = async (format: ExportRequest['format']) => {
    try {
      const asked = { filter: props.filter, format, locale: locale() }
      await download('/exports/ledger-balances', asked, () => undefined)
    } catch (error) {
      tellFailure(error)
    }
  }
  return (
    <Menu
      label={m.ledger_export_balance()}
      triggerClass={iconButtonClass}
      trigger={<Download class="size-4" aria-hidden="true" />}
    >
      <For each={['xlsx', 'csv'] as const}>
        {(format) => <MenuItem onSelect={() => void take(format)}>{format.toUpperCase()}</MenuItem>}
      </For>
    </Menu>
  )
}
