import type { KeyScope } from '@cauce/domain/access/keys'
import { keyScopes } from '@cauce/domain/access/permissions'
import { longest } from '@cauce/domain/limits'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Checkbox } from '@cauce/ui/checkbox'
import { CopyField } from '@cauce/ui/copy-field'
import { Dialog } from '@cauce/ui/dialog'
import { Field } from '@cauce/ui/field'
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
import { type ExpiryChoice, expiryChoices, expiryOf } from './expiry.ts'
import { scopeText } from './scope-text.ts'

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
  const refused = (field: string) => (creating.isError ? failureOf(creating.error).fields[field] : undefined)
  const nameFault = () => (tried() && draft.name.trim() === '' ? 'required' : refused('name'))
  const scopesFault = () => (tried() && draft.scopes.length === 0 ? 'required' : refused('scopes'))

  const toggle = (scope: KeyScope, given: boolean) =>
    setDraft('scopes', (scopes) => (given ? [...scopes, scope] : scopes.filter((other) => other !== scope)))

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (creating.isPending || draft.name.trim() === '' || draft.scopes.length === 0) return
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
          <form id="new-key" class="space-y-4" noValidate onSubmit={submit}>
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
            <fieldset aria-describedby={scopesFault() ? 'scopes-fault' : undefined}>
              <legend class="mb-1 font-medium">{m.keys_scopes()}</legend>
              <div class="grid gap-1 sm:grid-cols-2">
                <For each={keyScopes}>
                  {(scope) => (
                    <Checkbox
                      label={scopeText(scope)}
                      checked={draft.scopes.includes(scope)}
                      disabled={!session.can(scope)}
                      onChange={(given) => toggle(scope, given)}
                    />
                  )}
                </For>
              </div>
              <Show when={fieldText(scopesFault())}>
                {(text) => (
                  <p id="scopes-fault" role="alert" class="mt-1 text-bad-fg text-sm">
                    {text()}
                  </p>
                )}
              </Show>
            </fieldset>
            <Field label={m.keys_expiry()} error={fieldText(refused('expiresAt'))}>
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
