import { createUniqueId, type JSX, Show } from 'solid-js'

export function Section(props: { title: string; text?: string; action?: JSX.Element; children: JSX.Element }) {
  const id = createUniqueId()
  return (
    <section class="panel p-4 sm:p-5" aria-labelledby={id}>
      <div class="mb-4 flex flex-wrap items-start justify-between gap-2">
        <div>
          <h2 id={id} class="text-lg">
            {props.title}
          </h2>
          <Show when={props.text}>
            <p class="text-muted">{props.text}</p>
          </Show>
        </div>
        {props.action}
      </div>
      {props.children}
    </section>
  )
}
