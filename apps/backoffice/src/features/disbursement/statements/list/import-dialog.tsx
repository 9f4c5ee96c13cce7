import { largestStatementBytes } from '@cauce/domain/limits'
import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Dialog } from '@cauce/ui/dialog'
import { showToast } from '@cauce/ui/toast'
import { FileUpload } from '../../../imports/file-upload.tsx'

/** What the server says of a file: its statements of our account, and how many it had of others. */
export type Imported = { statements: readonly { id: string; isNew: boolean }[]; leftOut: number }

/** Takes a bank's file, and says what became of it. */
export default function ImportDialog(props: { onClose: () => void; onImported: (imported: Imported) => void }) {
  const told = ({ statements, leftOut }: Imported): string => {
    const added = statements.filter(({ isNew }) => isNew).length
    const others = leftOut > 0 ? ` ${m.statements_left_out({ count: wholeNumber(leftOut) })}` : ''
    if (added === 0) return `${m.statements_imported_before()}${others}`
    return `${added === 1 ? m.statements_imported() : m.statements_imported_several({ count: wholeNumber(added) })}${others}`
  }
  return (
    <Dialog open onOpenChange={(open) => !open && props.onClose()} size="md" title={m.statements_import()}>
      <div class="pt-1">
        <FileUpload<Imported>
          label={m.statements_drop()}
          hint={m.statements_drop_hint()}
          endings={['.xml']}
          endingText={m.statements_fault_ending()}
          largest={largestStatementBytes}
          address="/statements"
          onRead={(imported) => {
            showToast({ text: told(imported), meaning: 'good' })
            props.onImported(imported)
          }}
        />
      </div>
    </Dialog>
  )
}
