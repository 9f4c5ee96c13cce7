import type { JSX } from 'solid-js'

/** One part of the page under its heading. */
export function Section(props: { title: string; beside?: JSX.Element; children: JSX.Element }) {
  return (
    <section class="panel min-w-0 p-4" aria-label={props.title}>
      <div class="mb-3 flex items-baseline justify-between gap-3">
        <h2 class="text-lg">{props.title}</h2>
        {props.beside}
      </div>
      {props.children}
    </section>
  )
}
