import type { JSX } from 'solid-js'

/** A column with a heading, an optional search, and a body that scrolls. */
export function Pane(props: { title: string; tools?: JSX.Element; children: JSX.Element; label?: string }) {
  return (
    <section class="flex h-full min-h-0 flex-col border-line lg:border-r" aria-label={props.label ?? props.title}>
      <div class="flex flex-wrap items-center gap-2 border-line border-b bg-surface px-4 py-2">
        <h2 class="font-semibold max-lg:sr-only">{props.title}</h2>
        {props.tools}
      </div>
      {props.children}
    </section>
  )
}

export function Search(props: { label: string; value: string; onInput(value: string): void }) {
  return (
    <input
      type="search"
      class="h-(--control) min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 text-base placeholder:text-muted max-lg:text-lg"
      aria-label={props.label}
      placeholder={props.label}
      value={props.value}
      onInput={(event) => props.onInput(event.currentTarget.value)}
    />
  )
}

export function Empty(props: { children: JSX.Element }) {
  return <p class="px-6 py-12 text-center text-muted">{props.children}</p>
}
