import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { CopyField } from '@cauce/ui/copy-field'
import { Dialog } from '@cauce/ui/dialog'
import { Notice } from '@cauce/ui/notice'
import { Show } from 'solid-js'

/** The secret, this once; or that it was shown already. */
export function SecretDialog(props: { title: string; secret: string | null; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
      title={props.title}
      size="md"
      footer={
        <Button variant="primary" onClick={() => props.onClose()}>
          {m.webhooks_done()}
        </Button>
      }
    >
      <Show when={props.secret} fallback={<Notice meaning="bad">{m.webhooks_secret_lost()}</Notice>}>
        {(secret) => <CopyField label={m.webhooks_secret()} value={secret()} hint={m.webhooks_secret_once()} />}
      </Show>
    </Dialog>
  )
}
