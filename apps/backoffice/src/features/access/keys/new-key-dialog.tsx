import type { KeyScope } from '@cauce/domain/access/keys'
import { keyScopes } from '@cauce/domain/access/permissions'
import { longest } from '@cauce/domain/limits'
import { m } from '@cauce/i18n/messages'
import { permissionName } from '@cauce/i18n/permission-names'
import { Button } from '@cauce/ui/button'
import { Checkbox } from '@cauce/ui/checkbox'
import { CopyField } from '@cauce/ui/copy-field'
import { Dialog } from '@cauce/ui/dialog'
import { Field } from '@cauce/ui/field'
import { FieldGroup } from '@cauce/ui/field-group'
import { Notice } from '@cauce/ui/notice'
import { Select } from '@cauce/ui/select'
import { TextField } from '@cauce/ui/text-field'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { createStore } from 'solid-js/store'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { fieldText } from '../../../api/field-text.ts'
import { useSession } from '../../../session/session.tsx'
import { dayText, type ExpiryChoice, expiryChoices, expiryOf } from './expiry.ts'

type Draft = { name: string; scopes: KeyScope[]; expiry: ExpiryChoice }

/** Makes a key, and then shows it: this once. */
export function NewKeyDialog(props: { onClose: () => void }) {
  const session = useSession()
  const queryClient = useQueryClient()
  // Of the opening and not of the click, so that a second try is the same request.
  const openedAt = Date.now()
  const [draft, setDraft] = createStore<Draft>({ name: '', scopes: [], expiry: '90' })
  const [tried, setTried] = createSignal(false)
  const creating = useMutation(() => api.keys.create.mutationOptions())
  let form!: HTMLFormElement
  const refused = (field: string) => (creating.isError ? failureOf(creating.error).fields[field] : undefined)
  const nameFault = () => (tried() && draft.name.trim() === '' ? 'required' : refused('name'))
  const scopesFault = () => (tried() && draft.scopes.length === 0 ? 'required' : refused('scopes'))

  const expiryHint = () => {
    const end = expiryOf(draft.expiry, openedAt)
    return end === undefined ? m.keys_expiry_never_hint() : m.keys_expiry_on({ day: dayText(end) })
  }
  const toggle = (scope: KeyScope, given: boolean) =>
    setDraft('scopes', (scopes) => (given ? [...scopes, scope] : scopes.filter((other) => other !== scope)))

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (creating.isPending) return
    if (draft.name.trim() === '' || draft.scopes.length === 0) {
      queueMicrotask(() =>
        form.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] input:enabled')?.focus(),
      )
      return
    }
    const expiresAt = expiryOf(draft.expiry, openedAt)
    creating.mutate(
      { name: draft.name, scopes: [...draft.scopes], ...(expiresAt && { expiresAt }) },
      { onSuccess: () => void queryClient.invalidateQueries({ queryKey: api.keys.key() }) },
    )
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !creating.isPending) props.onClose()
      }}
      title={creating.isSuccess ? m.keys_made_title() : m.keys_new()}
      size="md"
      footer={
        <Show
          when={creating.isSuccess}
          fallback={
            <Button type="submit" form="new-key" variant="primary" busy={creating.isPending}>
              {m.keys_new()}
            </Button>
          }
        >
          <Button variant="primary" onClick={() => props.onClose()}>
            {m.keys_done()}
          </Button>
        </Show>
      }
    >
      <Switch>
        <Match when={creating.data}>
          {(made) => (
            <Show when={made().key} fallback={<Notice meaning="bad">{m.keys_made_before()}</Notice>}>
              {(key) => <CopyField label={m.keys_key()} value={key()} hint={m.keys_made_once()} />}
            </Show>
          )}
        </Match>
        <Match when={!creating.data}>
          <form ref={form} id="new-key" class="space-y-4" noValidate onSubmit={submit}>
            <Show when={creating.isError && Object.keys(failureOf(creating.error).fields).length === 0}>
              <Notice meaning="bad">{failureText(creating.error)}</Notice>
            </Show>
            <TextField
              label={m.keys_name()}
              hint={m.keys_name_hint()}
              error={fieldText(nameFault())}
              required
              maxLength={longest.keyName}
              value={draft.name}
              onChange={(name) => setDraft('name', name)}
            />
            <FieldGroup
              legend={m.keys_scopes()}
              hint={keyScopes.every(session.can) ? undefined : m.keys_scopes_hint()}
              error={fieldText(scopesFault())}
            >
              <For each={keyScopes}>
                {(scope) => (
                  <Checkbox
                    label={permissionName(scope)}
                    checked={draft.scopes.includes(scope)}
                    disabled={!session.can(scope)}
                    onChange={(given) => toggle(scope, given)}
                  />
                )}
              </For>
            </FieldGroup>
            <Field label={m.keys_expiry()} hint={expiryHint()} error={fieldText(refused('expiresAt'))}>
              <Select
                value={draft.expiry}
                options={expiryChoices.map((value) => ({
                  value,
                  label: value === 'never' ? m.keys_expiry_never() : m.keys_expiry_days({ count: Number(value) }),
                }))}
                onChange={(value) => setDraft('expiry', value as ExpiryChoice)}
              />
            </Field>
          </form>
        </Match>
      </Switch>
    </Dialog>
  )
}
