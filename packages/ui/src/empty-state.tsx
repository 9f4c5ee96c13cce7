import type { JSX } from 'solid-js'

/** Nothing here: why, and the one next thing to do. */
export function EmptyState(props: { icon?: JSX.Element; title: string; children?: JSX.Element; action?: JSX.Element }) {
  return (
    <div class="mx-auto flex max-w-md flex-col items-center gap-2 px-4 py-12 text-center">
      <div class="text-muted" aria-hidden="true">
        {props.icon}
      </div>
      <h2 class="text-lg">{props.title}</h2>
      <div class="text-muted">{props.children}</div>
      <div class="mt-2">{props.action}</div>
    </div>
  )
}
