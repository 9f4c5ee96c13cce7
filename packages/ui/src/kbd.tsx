import { For } from 'solid-js'

/** Keys to press, separated by spaces: `g f`, `Ctrl K`. */
export function Kbd(props: { keys: string }) {
  return (
    <span class="inline-flex gap-1">
      <For each={props.keys.split(' ')}>
        {(key) => (
          <kbd class="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-sunken px-1 font-sans text-muted text-xs">
            {key}
          </kbd>
        )}
      </For>
    </span>
  )
}
