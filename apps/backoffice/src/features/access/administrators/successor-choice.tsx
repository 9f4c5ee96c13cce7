import { mayBecomeAdministrator } from '@cauce/domain/access/administrator-change'
import { m } from '@cauce/i18n/messages'
import { roleName } from '@cauce/i18n/role-names'
import { RadioCard } from '@cauce/ui/radio-card'
import { TextField } from '@cauce/ui/text-field'
import { keepPreviousData } from '@tanstack/solid-query'
import { createSignal, For, Show } from 'solid-js'
import { api } from '../../../api/api.ts'
import { useQuery } from '../../../api/use-query.ts'

/** As many as one takes in at a look; typing brings others. */
const shownAtOnce = 5

/** Somebody of the merchant, found by name or e-mail. */
export function SuccessorChoice(props: {
  chosen: string
  fault: string | undefined
  onChoose: (userId: string) => void
}) {
  const [search, setSearch] = createSignal('')
  const people = useQuery(() => ({
    ...api.users.list.queryOptions({
      limit: 20,
      states: ['active'],
      ...(search().trim() && { search: search().trim() }),
    }),
    placeholderData: keepPreviousData,
  }))
  const found = () =>
    (people.isSuccess ? people.data.rows : []).filter(({ role }) => mayBecomeAdministrator(role)).slice(0, shownAtOnce)
  return (
    <div class="space-y-2">
      <TextField
        label={m.people_successor_choose()}
        error={props.fault}
        required
        type="search"
        placeholder={m.people_search()}
        value={search()}
        onChange={setSearch}
      />
      <fieldset class="grid gap-2">
        <legend class="sr-only">{m.people_successor_choose()}</legend>
        <For each={found()}>
          {({ id, name, role, email }) => (
            <RadioCard
              name="successor-user"
              value={id}
              checked={props.chosen === id}
              label={name}
              detail={`${roleName(role)} · ${email}`}
              onChange={props.onChoose}
            />
          )}
        </For>
      </fieldset>
      <Show when={people.isSuccess && found().length === 0}>
        <p class="text-muted text-sm">{m.people_nobody_found()}</p>
      </Show>
    </div>
  )
}
