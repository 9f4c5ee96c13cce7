import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { Dialog } from '@cauce/ui/dialog'
import { ProgressBar } from '@cauce/ui/progress-bar'
import { Show } from 'solid-js'
import { counted } from '../counted.ts'
import type { ImportDetails, PageKind } from '../kind.ts'
import type { Saving } from './saving.ts'

/** Around saving: the question while red rows stay out, what is being done, and why it was not. */
export function SaveDialogs(props: { kind: PageKind; import: ImportDetails; saving: Saving }) {
  const counts = () => props.import.counts
  return (
    <>
      <ConfirmDialog
        open={props.saving.asking()}
        onOpenChange={props.saving.setAsking}
        title={m.imports_save_confirm_title(counted(counts().green))}
        consequence={m.imports_save_confirm_text(counted(counts().red))}
        confirmLabel={props.kind.words.save()}
        onConfirm={() => props.saving.start()}
      />
      <Show when={props.saving.isRunning()}>
        <div class="floating fixed right-4 bottom-4 left-4 z-40 p-4 sm:left-auto sm:w-96" role="status">
          <ProgressBar label={m.imports_saving(counted(counts().green))} done={0} total={null} />
        </div>
      </Show>
      <Dialog
        open={props.saving.told()}
        onOpenChange={props.saving.setTold}
        title={props.kind.words.save()}
        description={<p role="alert">{props.saving.failure()}</p>}
        footer={
          <>
            <Button onClick={() => props.saving.setTold(false)}>{m.shell_close()}</Button>
            <Show when={props.saving.isOutdated()}>
              <Button
                variant="primary"
                data-first
                busy={props.saving.isChecking()}
                onClick={() => props.saving.checkAgain()}
              >
                {m.imports_check_again()}
              </Button>
            </Show>
          </>
        }
      />
    </>
  )
}
