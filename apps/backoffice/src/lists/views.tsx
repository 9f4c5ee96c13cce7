import { longest } from '@cauce/domain/limits'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { DemandedPanel } from '@cauce/ui/demanded-panel'
import { Field } from '@cauce/ui/field'
import { IconButton } from '@cauce/ui/icon-button'
import type { OnDemandProps } from '@cauce/ui/on-demand'
import { TextInput } from '@cauce/ui/text-input'
import { showToast } from '@cauce/ui/toast'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import Check from 'lucide-solid/icons/check'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, For, Show } from 'solid-js'
import { failureText } from '../api/failure-text.ts'
import { tellFailure } from '../api/tell-failure.ts'
import { useQuery } from '../api/use-query.ts'
import type { List } from './create-list.ts'
import type { SavedView, SavedViews } from './declaration.ts'
import type { ListRow } from './pages.ts'

/** Named addresses of the list: go to one, keep the present one, delete one. */
export default function Views(props: OnDemandProps & { list: List<ListRow> }) {
  return (
    <DemandedPanel {...props} heading={props.label} class="w-80">
      {(close) => (
        <Show when={props.list.declared.views}>
          {(views) => <Panel list={props.list} views={views()} onClose={close} />}
        </Show>
      )}
    </DemandedPanel>
  )
}

function Panel(props: { list: List<ListRow>; views: SavedViews; onClose: () => void }) {
  const queryClient = useQueryClient()
  const [name, setName] = createSignal('')
  const views = useQuery(() => props.views.read)
  // Waiting for what is on its way would hold back the panel's own ways of closing.
  const kept = () => (views.isSuccess ? views.data : [])
  const present = () => props.list.address.viewOf(props.list.search())
  const readAgain = () => queryClient.invalidateQueries({ queryKey: props.views.read.queryKey })
  const saving = useMutation(() => ({ mutationFn: props.views.save, onSuccess: readAgain }))
  const removing = useMutation(() => ({ mutationFn: props.views.remove, onSuccess: readAgain }))

  const save = () => {
    const typed = name().trim()
    if (typed && !saving.isPending) saving.mutate({ name: typed, query: present() }, { onSuccess: () => setName('') })
  }
  const remove = (view: SavedView) =>
    removing.mutate(
      { id: view.id },
      {
        onSuccess: () =>
          showToast({
            text: m.list_view_removed({ name: view.name }),
            undo: () => saving.mutate({ name: view.name, query: view.query }),
          }),
        onError: tellFailure,
      },
    )
  const go = (view: SavedView) => {
    props.list.setSearch(props.list.address.searchOfView(view.query))
    props.onClose()
  }
  return (
    <>
      <Show
        when={kept().length > 0}
        fallback={<p class="text-muted">{views.isPending ? ' ' : m.list_views_empty()}</p>}
      >
        <ul class="max-h-64 overflow-y-auto">
          <For each={kept()}>
            {(view) => (
              <li class="flex items-center">
                <button
                  type="button"
                  class="flex h-control min-w-0 grow items-center gap-2 rounded-md px-2 text-left hover:bg-hover"
                  aria-current={view.query === present() ? 'true' : undefined}
                  onClick={() => go(view)}
                >
                  <span class="size-4 shrink-0 text-accent">
                    <Show when={view.query === present()}>
                      <Check class="size-4" aria-hidden="true" />
                    </Show>
                  </span>
                  <span class="truncate">{view.name}</span>
                </button>
                <IconButton label={m.list_view_remove({ name: view.name })} onClick={() => remove(view)}>
                  <Trash class="size-4" aria-hidden="true" />
                </IconButton>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <form
        class="flex items-end gap-2 border-line border-t pt-3"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Field class="grow" label={m.list_view_name()} error={saving.isError ? failureText(saving.error) : undefined}>
          <TextInput value={name()} onChange={setName} maxLength={longest.viewName} />
        </Field>
        <Button type="submit" busy={saving.isPending}>
          {m.shell_save()}
        </Button>
      </form>
    </>
  )
}
