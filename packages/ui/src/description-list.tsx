import { For, type JSX } from 'solid-js'

/** Without a detail a dash stands there. */
export type Description = { term: string; detail: JSX.Element }

/** Facts beside their names, which take two fifths of the room at most. */
export function DescriptionList(props: { items: readonly Description[] }) {
  return (
    <dl class="grid grid-cols-[fit-content(40%)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
      <For each={props.items}>
        {(item) => (
          <div class="contents">
            <dt class="text-muted">{item.term}</dt>
            <dd class="min-w-0 break-words">{item.detail ?? '—'}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}
