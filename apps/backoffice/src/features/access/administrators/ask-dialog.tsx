import { longest } from '@cauce/domain/limits'
import { joined } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Dialog } from '@cauce/ui/dialog'
import { Field } from '@cauce/ui/field'
import { Notice } from '@cauce/ui/notice'
import { RadioCard } from '@cauce/ui/radio-card'
import { Select } from '@cauce/ui/select'
import { TextField } from '@cauce/ui/text-field'
import { Textarea } from '@cauce/ui/textarea'
import { showToast } from '@cauce/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { createStore } from 'solid-js/store'
import { api, type Inputs } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { fieldText } from '../../../api/field-text.ts'
import { useQuery } from '../../../api/use-query.ts'
import { SuccessorChoice } from './successor-choice.tsx'

type Asked = Inputs['administrators']['request']
type Draft = {
  kind: 'known' | 'new'
  userId: string
  email: string
  firstName: string
  lastName: string
  reason: string
  former: Asked['former']
}

/** Asks the platform for another administrator: somebody of the merchant, or somebody new. */
export default function AskDialog(props: { onClose: () => void }) {
  const queryClient = useQueryClient()
  const [draft, setDraft] = createStore<Draft>({
    ...{ kind: 'known', userId: '', email: '', firstName: '', lastName: '', reason: '' },
    former: 'additional-administrator',
  })
  const [tried, setTried] = createSignal(false)
  const asking = useMutation(() => api.administrators.request.mutationOptions())
  const needed = () => (draft.kind === 'known' ? ['userId', 'reason'] : ['email', 'firstName', 'lastName', 'reason'])
  const missing = () => needed().filter((part) => draft[part as keyof Draft].trim() === '')
  const fault = (part: keyof Draft) => {
    const { fields } = asking.isError ? failureOf(asking.error) : { fields: {} as Record<string, string> }
    return fieldText(tried() && missing().includes(part) ? 'required' : (fields[part] ?? fields[`successor.${part}`]))
  }
  const present = useQuery(() =>
    api.users.list.queryOptions({ limit: 20, roles: ['merchant-administrator'], states: ['active'] }),
  )
  const stopping = () => {
    const names = present.isSuccess ? present.data.rows.map((row) => row.name) : []
    return names.length > 0 && m.people_former_names({ count: names.length, names: joined(names) })
  }
  let form!: HTMLFormElement

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (asking.isPending) return
    if (missing().length > 0) {
      queueMicrotask(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const { kind, userId, email, firstName, lastName, reason, former } = draft
    const successor = kind === 'known' ? { userId } : { email, firstName, lastName }
    asking.mutate(
      { successor, reason, former },
      {
        onSuccess: () => {
          showToast({ text: m.people_change_asked(), meaning: 'good' })
          void queryClient.invalidateQueries({ queryKey: api.administrators.key() })
          props.onClose()
        },
      },
    )
  }

  const name = (part: 'firstName' | 'lastName', label: string, longestName: number) => (
    <TextField
      label={label}
      error={fault(part)}
      required
      maxLength={longestName}
      value={draft[part]}
      onChange={(text) => setDraft(part, text)}
    />
  )

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !asking.isPending) props.onClose()
      }}
      title={m.people_administrators_ask()}
      size="md"
      footer={
        <Button type="submit" form="ask" variant="primary" busy={asking.isPending}>
          {m.people_administrators_send()}
        </Button>
      }
    >
      <form ref={form} id="ask" class="space-y-4" noValidate onSubmit={submit}>
        <Show when={asking.isError && Object.keys(failureOf(asking.error).fields).length === 0}>
          <Notice meaning="bad">{failureText(asking.error)}</Notice>
        </Show>
        <fieldset>
          <legend class="mb-1 font-medium">{m.people_successor()}</legend>
          <div class="grid gap-2 sm:grid-cols-2">
            <For each={['known', 'new'] as const}>
              {(kind) => (
                <RadioCard
                  name="successor"
                  value={kind}
                  checked={draft.kind === kind}
                  label={kind === 'known' ? m.people_successor_known() : m.people_successor_new()}
                  onChange={() => setDraft('kind', kind)}
                />
              )}
            </For>
          </div>
        </fieldset>
        <Switch>
          <Match when={draft.kind === 'known'}>
            <SuccessorChoice
              chosen={draft.userId}
              fault={fault('userId')}
              onChoose={(userId) => setDraft('userId', userId)}
            />
          </Match>
          <Match when={draft.kind === 'new'}>
            <TextField
              label={m.people_email()}
              error={fault('email')}
              required
              type="email"
              autocapitalize="none"
              autocomplete="off"
              maxLength={200}
              value={draft.email}
              onChange={(text) => setDraft('email', text)}
            />
            <div class="grid gap-4 sm:grid-cols-2">
              {name('firstName', m.people_first_name(), 80)}
              {name('lastName', m.people_last_name(), 120)}
            </div>
          </Match>
        </Switch>
        <Field label={m.people_reason()} error={fault('reason')} required>
          <Textarea value={draft.reason} maxLength={longest.note} onChange={(text) => setDraft('reason', text)} />
        </Field>
        <Field label={m.people_former()} hint={stopping()}>
          <Select
            value={draft.former}
            options={[
              { value: 'additional-administrator', label: m.people_former_additional() },
              { value: 'disabled', label: m.people_former_disabled() },
            ]}
            onChange={(value) => setDraft('former', value as Asked['former'])}
          />
        </Field>
      </form>
    </Dialog>
  )
}
