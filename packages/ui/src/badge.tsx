import type { JSX } from 'solid-js'

/** A property worth a glance, such as "test" or a version. What a record's state means is a StateBadge's. */
export function Badge(props: { children: JSX.Element }) {
  return (
    <span class="inline-flex h-5 max-w-full items-center rounded-sm border border-line bg-sunken px-1.5 text-muted text-xs">
      <span class="truncate">{props.children}</span>
    </span>
  )
}
