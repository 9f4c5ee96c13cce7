import { longest } from '@cauce/domain/limits'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Field } from '@cauce/ui/field'
import { IconButton } from '@cauce/ui/icon-button'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Section } from '@cauce/ui/section'
import { Textarea } from '@cauce/ui/textarea'
import { showToast } from '@cauce/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import Trash from 'lucide-solid/icons/trash'
import { For, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import { tellFailure } from '../../../api/tell-failure.ts'
import { useSession } from '../../../session/session.tsx'
import type { Details } from '../row.ts'
import { noteDraft } from './note-draft.ts'

/** What colleagues should know; one's own can be taken back. */
export function Notes(props: { financing: Details }) {
  const session = useSession()
  const queryClient = useQueryClient()
  const { body, setBody } = noteDraft(() => `financing.note.${session.me().user.id}.${props.financing.id}`)
  const readAgain = () =>
    queryClient.invalidateQueries({ queryKey: api.financings.get.queryOptions({ id: props.financing.id }).queryKey })
  const adding = useMutation(() => ({ ...api.financings.addNote.mutationOptions(), onSuccess: readAgain }))
  const removing = useMutation(() => ({ ...api.financings.removeNote.mutationOptions(), onSuccess: readAgain }))

  const add = (text: string, onSuccess?: () => void) =>
    adding.mutate({ id: props.financing.id, body: text }, onSuccess ? { onSuccess } : {})
  const save = () => {
    if (body().trim() && !adding.isPending) add(body().trim(), () => setBody(''))
  }
  const remove = (note: Details['notes'][number]) =>
    removing.mutate(
      { id: note.id },
      {
        onSuccess: () => showToast({ text: m.financing_note_removed(), undo: () => add(note.body) }),
        onError: tellFailure,
      },
    )
  return (
    <Section title={m.financing_notes_title()}>
      <Show when={session.can('financings.note')}>
        <form
          class="mb-3 grid gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            save()
          }}
        >
          <Field
            label={m.financing_note_new()}
            hideLabel
            error={adding.isError ? failureText(adding.error) : undefined}
          >
            <Textarea
              value={body()}
              onChange={setBody}
              onSubmit={save}
              rows={2}
              maxLength={longest.note}
              placeholder={m.financing_note_new()}
            />
          </Field>
          <Show when={body().trim()}>
            <Button type="submit" class="justify-self-end" busy={adding.isPending}>
              {m.financing_note_add()}
            </Button>
          </Show>
        </form>
      </Show>
      <Show when={props.financing.notes.length > 0} fallback={<p class="text-muted">{m.financing_notes_empty()}</p>}>
        <ul class="grid gap-3">
          <For each={props.financing.notes}>
            {(note) => (
              <li class="border-line border-t pt-2">
                <div class="flex items-start gap-2">
                  <p class="min-w-0 grow whitespace-pre-wrap break-words">{note.body}</p>
                  <Show when={note.mine}>
                    <IconButton label={m.financing_note_remove()} onClick={() => remove(note)}>
                      <Trash class="size-4" aria-hidden="true" />
                    </IconButton>
                  </Show>
                </div>
                <p class="text-muted text-sm">
                  {note.authorName?.trim() || m.shell_platform()} · <RelativeTime at={note.createdAt} />
                </p>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Section>
  )
}
