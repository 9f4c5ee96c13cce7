import { createUniqueId, type JSX, Show } from 'solid-js'

export type SectionProps = {
  title: string
  /** A sentence under the title. */
  text?: string
  /** At the right of the title: a count, a button. */
  beside?: JSX.Element
  children: JSX.Element
}

/** One part of a page under its heading. */
export function Section(props: SectionProps) {
  const id = createUniqueId()
  return (
    <section class="@container panel min-w-0 p-4" aria-labelledby={id}>
      <div class="mb-3 flex flex-wrap items-baseline justify-between gap-x-3 gap-y-2">
        <div class="min-w-0">
          <h2 id={id} class="text-lg">
            {props.title}
          </h2>
          <Show when={props.text}>
            <p class="text-muted">{props.text}</p>
          </Show>
        </div>
        {props.beside}
      </div>
      {props.children}
    </section>
  )
}
