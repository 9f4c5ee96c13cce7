import { longest } from '@cauce/domain/limits'
import { type FeedAuthorisation, feedAuthorisations, feedSources } from '@cauce/domain/orders/shipments/states'
import { m } from '@cauce/i18n/messages'
import { feedAuthorisationWords } from '@cauce/i18n/shipment-words'
import { word } from '@cauce/i18n/words'
import { Button } from '@cauce/ui/button'
import { Checkbox } from '@cauce/ui/checkbox'
import { Dialog } from '@cauce/ui/dialog'
import { Field } from '@cauce/ui/field'
import { Notice } from '@cauce/ui/notice'
import { Select } from '@cauce/ui/select'
import { TextField } from '@cauce/ui/text-field'
import { showToast } from '@cauce/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { api, type Outputs } from '../../../../api/api.ts'
import { failureOf } from '../../../../api/failure.ts'
import { failureText } from '../../../../api/failure-text.ts'
import { fieldText } from '../../../../api/field-text.ts'
import { locale } from '../../../../preferences.ts'
import { draftOf, faultsOf, feedOf } from './draft.ts'
import { hourText } from './feed-section.tsx'

const sourceWords = { drop: m.shipments_feed_drop, https: m.shipments_feed_https }
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: hourText(hour) }))

/** Where the daily file is read from, how it is asked for, and at which hour. */
export default function FeedDialog(props: { settings: Outputs['shipments']['feed']; onClose: () => void }) {
  const queryClient = useQueryClient()
  const { feed, timeZone, folder } = props.settings
  const [draft, setDraft] = createStore(draftOf(feed))
  const [tried, setTried] = createSignal(false)
  const saving = useMutation(() => api.shipments.setFeed.mutationOptions())
  const refused = (field: string) => (saving.isError ? failureOf(saving.error).fields[field] : undefined)
  const fault = (field: 'url' | 'authorisedAs' | 'secret') =>
    (tried() ? faultsOf(draft, feed)[field] : undefined) ?? refused(field)
  const isHttps = () => draft.source === 'https'
  const keepsSecret = () => Boolean(feed?.hasSecret) && feed?.authorisation === draft.authorisation

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (saving.isPending || Object.keys(faultsOf(draft, feed)).length > 0) return
    saving.mutate(feedOf(draft), {
      onSuccess: () => {
        showToast({ text: m.shipments_feed_saved(), meaning: 'good' })
        void queryClient.invalidateQueries({ queryKey: api.shipments.key() })
        props.onClose()
      },
    })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !saving.isPending) props.onClose()
      }}
      title={m.shipments_feed_title()}
      size="md"
      footer={
        <Button type="submit" form="shipment-feed" variant="primary" busy={saving.isPending}>
          {m.shell_save()}
        </Button>
      }
    >
      <form id="shipment-feed" class="space-y-4" noValidate onSubmit={submit}>
        <Show when={saving.isError && Object.keys(failureOf(saving.error).fields).length === 0}>
          <Notice meaning="bad">{failureText(saving.error)}</Notice>
        </Show>
        <Field label={m.shipments_feed_source()} hint={isHttps() ? undefined : m.shipments_feed_drop_hint({ folder })}>
          <Select
            value={draft.source}
            options={feedSources.map((value) => ({ value, label: sourceWords[value]() }))}
            onChange={(value) => setDraft('source', value === 'drop' ? 'drop' : 'https')}
          />
        </Field>
        <Show when={isHttps()}>
          <TextField
            label={m.shipments_feed_url()}
            hint={m.shipments_feed_url_hint()}
            error={fieldText(fault('url'))}
            required
            maxLength={longest.webhookUrl}
            value={draft.url}
            onChange={(url) => setDraft('url', url)}
          />
          <Field label={m.shipments_feed_authorisation()}>
            <Select
              value={draft.authorisation}
              options={feedAuthorisations.map((value) => ({
                value,
                label: word(feedAuthorisationWords[value], locale()),
              }))}
              onChange={(value) => setDraft('authorisation', value as FeedAuthorisation)}
            />
          </Field>
          <Show when={draft.authorisation === 'basic'}>
            <TextField
              label={m.shipments_feed_user()}
              error={fieldText(fault('authorisedAs'))}
              required
              autocomplete="off"
              maxLength={longest.feedUser}
              value={draft.authorisedAs}
              onChange={(user) => setDraft('authorisedAs', user)}
            />
          </Show>
          <Show when={draft.authorisation !== 'none'}>
            <TextField
              label={draft.authorisation === 'basic' ? m.shipments_feed_password() : m.shipments_feed_bearer()}
              hint={keepsSecret() ? m.shipments_feed_secret_kept() : undefined}
              error={fieldText(fault('secret'))}
              required={!keepsSecret()}
              type="password"
              autocomplete="new-password"
              maxLength={longest.feedSecret}
              value={draft.secret}
              onChange={(secret) => setDraft('secret', secret)}
            />
          </Show>
        </Show>
        <Field label={m.shipments_feed_hour({ zone: timeZone })} class="max-w-56">
          <Select value={String(draft.hour)} options={hours} onChange={(hour) => setDraft('hour', Number(hour))} />
        </Field>
        <Checkbox
          label={m.shipments_feed_enabled()}
          checked={draft.enabled}
          onChange={(enabled) => setDraft('enabled', enabled)}
        />
      </form>
    </Dialog>
  )
}
