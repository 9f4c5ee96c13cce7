import { longest } from '@cauce/domain/limits'
import { type WebhookEvent, webhookEvents } from '@cauce/domain/webhooks/events'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Checkbox } from '@cauce/ui/checkbox'
import { Dialog } from '@cauce/ui/dialog'
import { Notice } from '@cauce/ui/notice'
import { TextField } from '@cauce/ui/text-field'
import { showToast } from '@cauce/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { createSignal, For, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { fieldText } from '../../../api/field-text.ts'
import type { WebhookRow } from '../row.ts'
import { eventText } from '../texts.ts'
import { SecretDialog } from './secret-dialog.tsx'

type Draft = { url: string; description: string; events: WebhookEvent[] }

/** Adds an endpoint and then shows its secret, this once; or changes the one given. */
export function WebhookDialog(props: { webhook: WebhookRow | undefined; onClose: () => void }) {
  const queryClient = useQueryClient()
  const { webhook } = props
  const [draft, setDraft] = createStore<Draft>({
    url: webhook?.url ?? '',
    description: webhook?.description ?? '',
    events: [...(webhook?.events ?? webhookEvents)],
  })
  const [tried, setTried] = createSignal(false)
  const creating = useMutation(() => api.webhooks.create.mutationOptions())
  const changing = useMutation(() => api.webhooks.change.mutationOptions())
  const failure = () => creating.error ?? changing.error ?? undefined
  const refused = (field: string) => (failure() ? failureOf(failure()).fields[field] : undefined)
  const urlFault = () => (tried() && draft.url.trim() === '' ? 'required' : refused('url'))
  const eventsFault = () => (tried() && draft.events.length === 0 ? 'required' : refused('events'))
  const isBusy = () => creating.isPending || changing.isPending

  const toggle = (event: WebhookEvent, chosen: boolean) =>
    setDraft('events', (events) => (chosen ? [...events, event] : events.filter((other) => other !== event)))

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (isBusy() || draft.url.trim() === '' || draft.events.length === 0) return
    const facts = { url: draft.url, description: draft.description, events: [...draft.events] }
    const refresh = () => void queryClient.invalidateQueries({ queryKey: api.webhooks.key() })
    if (!webhook) return creating.mutate(facts, { onSuccess: refresh })
    changing.mutate(
      { id: webhook.id, ...facts },
      {
        onSuccess: () => {
          refresh()
          showToast({ text: m.webhooks_saved(), meaning: 'good' })
          props.onClose()
        },
      },
    )
  }

  const form = () => (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !isBusy()) props.onClose()
      }}
      title={webhook ? m.webhooks_edit_title() : m.webhooks_new()}
      size="md"
      footer={
        <Button type="submit" form="webhook" variant="primary" busy={isBusy()}>
          {webhook ? m.webhooks_save() : m.webhooks_new()}
        </Button>
      }
    >
      <form id="webhook" class="space-y-4" noValidate onSubmit={submit}>
        <Show when={failure() && Object.keys(failureOf(failure()).fields).length === 0}>
          <Notice meaning="bad">{failureText(failure())}</Notice>
        </Show>
        <TextField
          label={m.webhooks_url()}
          hint={m.webhooks_url_hint()}
          error={fieldText(urlFault())}
          required
          maxLength={longest.webhookUrl}
          value={draft.url}
          onChange={(url) => setDraft('url', url)}
        />
        <TextField
          label={m.webhooks_description()}
          hint={m.webhooks_description_hint()}
          error={fieldText(refused('description'))}
          maxLength={longest.webhookDescription}
          value={draft.description}
          onChange={(description) => setDraft('description', description)}
        />
        <fieldset aria-describedby={eventsFault() ? 'events-fault' : undefined}>
          <legend class="mb-1 font-medium">{m.webhooks_events()}</legend>
          <div class="grid gap-1 sm:grid-cols-2">
            <For each={webhookEvents}>
              {(event) => (
                <Checkbox
                  label={eventText(event)}
                  checked={draft.events.includes(event)}
                  onChange={(chosen) => toggle(event, chosen)}
                />
              )}
            </For>
          </div>
          <Show when={fieldText(eventsFault())}>
            {(text) => (
              <p id="events-fault" role="alert" class="mt-1 text-bad-fg text-sm">
                {text()}
              </p>
            )}
          </Show>
        </fieldset>
      </form>
    </Dialog>
  )

  return (
    <Show when={creating.data} fallback={form()}>
      {(made) => <SecretDialog title={m.webhooks_made_title()} secret={made().secret} onClose={props.onClose} />}
    </Show>
  )
}
