import { m } from '@cauce/i18n/messages'
import { permissionName } from '@cauce/i18n/permission-names'
import { Button } from '@cauce/ui/button'
import { Dialog } from '@cauce/ui/dialog'
import { Field } from '@cauce/ui/field'
import { Notice } from '@cauce/ui/notice'
import { Select } from '@cauce/ui/select'
import { TextField } from '@cauce/ui/text-field'
import { showToast } from '@cauce/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { createSignal, Show } from 'solid-js'
import { createStore } from 'solid-js/store'
import { api, type Inputs } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { fieldText } from '../../../api/field-text.ts'
import { locale } from '../../../preferences.ts'
import { localeChoices } from '../choices.ts'
import { AccessFields } from './access-fields.tsx'
import { draftFaults, draftOf, endsSessions, rightsLost, type UserDraft } from './draft.ts'
import type { Choices, Row } from './row.ts'

/** Invites somebody, or changes who is there. */
export default function UserDialog(props: { row: Row | undefined; choices: Choices; onClose: () => void }) {
  const queryClient = useQueryClient()
  const [draft, setDraft] = createStore<UserDraft>(draftOf(props.row, locale()))
  const [tried, setTried] = createSignal(false)
  const saving = useMutation(() => ({ mutationFn: () => save(props.row, draft) }))
  const refused = (field: keyof UserDraft) => (saving.isError ? failureOf(saving.error).fields[field] : undefined)
  const fault = (field: keyof UserDraft) =>
    fieldText((tried() ? draftFaults(draft)[field] : undefined) ?? refused(field))
  let form!: HTMLFormElement

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (saving.isPending) return
    if (Object.keys(draftFaults(draft)).length > 0) {
      queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    saving.mutate(undefined, {
      onSuccess: (text) => {
        showToast({ text, meaning: 'good' })
        void queryClient.invalidateQueries({ queryKey: api.users.key() })
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
      title={props.row ? m.people_change_title({ name: props.row.name }) : m.people_invite()}
      size="md"
      footer={
        <Button type="submit" form="user" variant="primary" busy={saving.isPending}>
          {props.row ? m.people_save() : m.people_invite_send()}
        </Button>
      }
    >
      <form ref={form} id="user" class="space-y-4" noValidate onSubmit={submit}>
        <Show when={saving.isError && Object.keys(failureOf(saving.error).fields).length === 0}>
          <Notice meaning="bad">{failureText(saving.error)}</Notice>
        </Show>
        <Show when={props.row?.invitation?.state === 'unacceptable'}>
          <Notice meaning="bad">{m.people_invitation_unacceptable_text()}</Notice>
        </Show>
        <div class="grid gap-4 sm:grid-cols-2">
          <TextField
            label={m.people_first_name()}
            error={fault('firstName')}
            required
            maxLength={80}
            value={draft.firstName}
            onChange={(text) => setDraft('firstName', text)}
          />
          <TextField
            label={m.people_last_name()}
            error={fault('lastName')}
            required
            maxLength={120}
            value={draft.lastName}
            onChange={(text) => setDraft('lastName', text)}
          />
        </div>
        <Show when={!props.row}>
          <TextField
            label={m.people_email()}
            hint={m.people_email_hint()}
            error={fault('email')}
            required
            type="email"
            autocapitalize="none"
            autocomplete="off"
            spellcheck={false}
            maxLength={200}
            value={draft.email}
            onChange={(text) => setDraft('email', text)}
          />
          <Field label={m.people_locale()}>
            <Select
              value={draft.locale}
              options={localeChoices()}
              onChange={(value) => setDraft('locale', value as UserDraft['locale'])}
            />
          </Field>
        </Show>
        <AccessFields draft={draft} setDraft={setDraft} row={props.row} choices={props.choices} fault={fault} />
        <Show when={rightsLost(props.row, draft).length > 0}>
          <Notice meaning="waiting">
            {m.people_rights_lost({
              rights: new Intl.ListFormat(locale()).format(
                rightsLost(props.row, draft).map((right) => permissionName(right)),
              ),
            })}
          </Notice>
        </Show>
        <Show when={endsSessions(props.row, draft)}>
          <Notice meaning="waiting">{m.people_downgrade()}</Notice>
        </Show>
      </form>
    </Dialog>
  )
}

/** Gives what to tell once it is done. */
async function save(row: Row | undefined, draft: UserDraft): Promise<string> {
  const { email, locale: language, ...fields } = draft
  const given = { ...fields, centreIds: [...draft.centreIds], rights: [...draft.rights] }
  if (!row) {
    await api.users.invite.act({ ...given, email, locale: language } as Inputs['users']['invite'])
    return m.people_sent({ email })
  }
  const changed = { ...given, id: row.id, version: row.version } as Inputs['users']['change']
  const { ended } = await api.users.change.act(changed)
  return ended > 0 ? m.people_changed_ended({ count: ended }) : m.people_changed()
}
