import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Field } from '@cauce/ui/field'
import { IconButton } from '@cauce/ui/icon-button'
import type { OnDemandProps } from '@cauce/ui/on-demand'
import { Popover } from '@cauce/ui/popover'
import { TextInput } from '@cauce/ui/text-input'
import { showToast } from '@cauce/ui/toast'
import { useMutation, useQuery, useQueryClient } from '@tanstack/solid-query'
import Check from 'lucide-solid/icons/check'
import Trash from 'lucide-solid/icons/trash'
import { createSignal, For, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureText } from '../../../api/failure-text.ts'
import { type ListSearch, searchOfView, viewOf } from './search.ts'

/** Named addresses of the list: go to one, keep the present one, delete one. */
export default function Views(props: OnDemandProps & { search: ListSearch; onSearch: (next: ListSearch) => void }) {
  const queryClient = useQueryClient()
  const [open, setOpen] = createSignal(true)
  const [name, setName] = createSignal('')
  const views = useQuery(() => api.financings.views.queryOptions(undefined))
  // Waiting for what is on its way would hold back the panel's own ways of closing.
  const kept = () => (views.isSuccess ? views.data : [])
  const readAgain = () => queryClient.invalidateQueries({ queryKey: api.financings.views.key() })
  const saving = useMutation(() => ({ ...api.financings.saveView.mutationOptions(), onSuccess: readAgain }))
  const removing = useMutation(() => ({ ...api.financings.removeView.mutationOptions(), onSuccess: readAgain }))

  const save = () => {
    const typed = name().trim()
    if (typed && !saving.isPending)
      saving.mutate({ name: typed, query: viewOf(props.search) }, { onSuccess: () => setName('') })
  }
  const remove = (view: { id: string; name: string; query: string }) =>
    removing.mutate(
      { id: view.id },
      {
        onSuccess: () =>
          showToast({
            text: m.financing_view_removed({ name: view.name }),
            undo: () => saving.mutate({ name: view.name, query: view.query }),
          }),
        onError: (error) => showToast({ text: failureText(error), meaning: 'bad' }),
      },
    )
  return (
    <Popover
      trigger={props.trigger}
      triggerClass={props.triggerClass}
      label={props.label}
      title={props.label}
      open={open()}
      onOpenChange={setOpen}
    >
      <div class="grid w-80 max-w-full gap-3">
        <h2 class="font-medium">{props.label}</h2>
        <Show
          when={kept().length > 0}
          fallback={<p class="text-muted">{views.isPending ? ' ' : m.financing_views_empty()}</p>}
        >
          <ul class="max-h-64 overflow-y-auto">
            <For each={kept()}>
              {(view) => (
                <li class="flex items-center">
                  <button
                    type="button"
                    class="flex h-control min-w-0 grow items-center gap-2 rounded-md px-2 text-left hover:bg-hover"
                    aria-current={view.query === viewOf(props.search) ? 'true' : undefined}
                    onClick={() => {
                      props.onSearch(searchOfView(view.query))
                      setOpen(false)
                    }}
                  >
                    <span class="size-4 shrink-0 text-accent">
                      <Show when={view.query === viewOf(props.search)}>
                        <Check class="size-4" aria-hidden="true" />
                      </Show>
                    </span>
                    <span class="truncate">{view.name}</span>
                  </button>
                  <IconButton label={m.financing_view_remove({ name: view.name })} onClick={() => remove(view)}>
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
          <Field
            class="grow"
            label={m.financing_view_name()}
            error={saving.isError ? failureText(saving.error) : undefined}
          >
            <TextInput value={name()} onChange={setName} maxLength={60} />
          </Field>
          <Button type="submit" busy={saving.isPending}>
            {m.shell_save()}
          </Button>
        </form>
      </div>
    </Popover>
  )
}
