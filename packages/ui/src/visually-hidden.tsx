import type { JSX } from 'solid-js'

/** Read aloud, not drawn. */
export function VisuallyHidden(props: { children: JSX.Element }) {
  return <span class="sr-only">{props.children}</span>
}
