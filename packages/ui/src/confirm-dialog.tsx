import { createSignal, type JSX, Show } from 'solid-js'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { useUi } from './ui-provider.tsx'

export type ConfirmDialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** What will happen, in words with numbers. */
  consequence: JSX.Element
  /** The deed itself, never "OK". */
  confirmLabel: string
  danger?: boolean
  children?: JSX.Element
  /** The dialog waits for it, and stays with its error when it throws. */
  onConfirm: () => Promise<unknown> | unknown
  errorText?: (error: unknown) => string
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const ui = useUi()
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<string>()
  const confirm = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      await props.onConfirm()
      props.onOpenChange(false)
    } catch (error) {
      setFailure(props.errorText?.(error) ?? String(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open={props.open}
      onOpenChange={(open) => {
        if (!busy()) props.onOpenChange(open)
      }}
      title={props.title}
      description={props.consequence}
      footer={
        <>
          <Button
            data-first={props.danger ? '' : undefined}
            disabled={busy()}
            onClick={() => props.onOpenChange(false)}
          >
            {ui.texts.cancel}
          </Button>
          <Button
            data-first={props.danger ? undefined : ''}
            variant={props.danger ? 'danger' : 'primary'}
            busy={busy()}
            onClick={() => void confirm()}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
      <Show when={failure()}>
        <p role="alert" class="mt-3 text-bad-fg">
          {failure()}
        </p>
      </Show>
    </Dialog>
  )
}
