import { m } from '@cauce/i18n/messages'
import { ConfirmDialog } from '@cauce/ui/confirm-dialog'
import { showToast } from '@cauce/ui/toast'
import { useQueryClient } from '@tanstack/solid-query'
import { createSignal, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import type { WebhookRow } from '../row.ts'
import { webhookName } from '../texts.ts'
import { SecretDialog } from './secret-dialog.tsx'

/** What is asked about before it is done, and of which endpoint. */
export type Asked = { what: 'rotate' | 'disable' | 'remove'; webhook: WebhookRow }

const texts = {
  rotate: { title: m.webhooks_rotate_title, consequence: m.webhooks_rotate_consequence, deed: m.webhooks_rotate },
  disable: { title: m.webhooks_disable_title, consequence: m.webhooks_disable_consequence, deed: m.webhooks_disable },
  remove: { title: m.webhooks_remove_title, consequence: m.webhooks_remove_consequence, deed: m.webhooks_remove },
}

/** Asks, does it, and shows the new secret where there is one. */
export function AskDialogs(props: { asked: Asked; onClose: () => void }) {
  const queryClient = useQueryClient()
  const [secret, setSecret] = createSignal<{ secret: string | null }>()
  const { what, webhook } = props.asked
  const { title, consequence, deed } = texts[what]
  const { id } = webhook

  const act = async () => {
    if (what === 'rotate') setSecret(await api.webhooks.rotateSecret.act({ id }))
    else if (what === 'disable') await api.webhooks.switch.act({ id, enabled: false })
    else await api.webhooks.remove.act({ id })
    if (what !== 'rotate')
      showToast({ text: what === 'disable' ? m.webhooks_disabled() : m.webhooks_removed(), meaning: 'good' })
    void queryClient.invalidateQueries({ queryKey: api.webhooks.key() })
  }

  return (
    <Show
      when={secret()}
      fallback={
        <ConfirmDialog
          open
          onOpenChange={(open) => {
            if (!open && !secret()) props.onClose()
          }}
          danger={what !== 'rotate'}
          title={title({ name: webhookName(webhook) })}
          consequence={consequence()}
          confirmLabel={deed()}
          errorText={failureText}
          onConfirm={act}
        />
      }
    >
      {(made) => <SecretDialog title={m.webhooks_rotated_title()} secret={made().secret} onClose={props.onClose} />}
    </Show>
  )
}
