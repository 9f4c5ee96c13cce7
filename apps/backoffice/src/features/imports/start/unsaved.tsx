import { m } from '@cauce/i18n/messages'
import { Button, buttonClass } from '@cauce/ui/button'
import { Section } from '@cauce/ui/section'
import { showToast } from '@cauce/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { Link } from '@tanstack/solid-router'
import Trash from 'lucide-solid/icons/trash'
import { For, Show } from 'solid-js'
import { tellFailure } from '../../../api/tell-failure.ts'
import { useQuery } from '../../../api/use-query.ts'
import type { PageKind } from '../kind.ts'
import { ImportItem } from './import-item.tsx'

/** The lists that one read and left without saving, of every centre: to go on with, or to throw away. */
export function Unsaved(props: { kind: PageKind }) {
  const queryClient = useQueryClient()
  const asked = () => props.kind.procedures.unsaved.queryOptions(undefined)
  const unsaved = useQuery(asked)
  const rows = () => (unsaved.isSuccess ? unsaved.data : [])
  const discarding = useMutation(() => ({
    mutationFn: (id: string) => props.kind.procedures.discard.act({ id }),
    onSuccess: () => showToast({ text: m.imports_discarded(), meaning: 'good' }),
    onError: tellFailure,
    onSettled: () => queryClient.invalidateQueries({ queryKey: asked().queryKey }),
  }))
  return (
    <Show when={rows().length > 0}>
      <Section title={m.imports_unsaved()} text={m.imports_unsaved_text()}>
        <ul class="divide-y divide-line" aria-label={m.imports_unsaved()}>
          <For each={rows()}>
            {(row) => (
              <ImportItem kind={props.kind} import={row}>
                <Link
                  to={props.kind.paths.preview}
                  params={{ id: row.id }}
                  class={buttonClass()}
                  aria-label={m.imports_open_of({ file: row.fileName })}
                >
                  {m.imports_open()}
                </Link>
                <Button
                  icon={<Trash class="size-4" aria-hidden="true" />}
                  busy={discarding.isPending && discarding.variables === row.id}
                  aria-label={m.imports_discard_of({ file: row.fileName })}
                  onClick={() => discarding.mutate(row.id)}
                >
                  {m.imports_discard()}
                </Button>
              </ImportItem>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  )
}
