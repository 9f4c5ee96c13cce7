import ChevronDown from 'lucide-solid/icons/chevron-down'
import type { JSX } from 'solid-js'

/** Folded, but a tap away and always in the page: what it holds can be found and printed. */
export function Fold(props: { title: string; open?: boolean; children: JSX.Element }) {
  return (
    <details class="group panel" open={props.open}>
      <summary class="flex min-h-12 items-center justify-between gap-3 rounded-lg px-4 py-2 font-medium hover:bg-hover">
        {props.title}
        <ChevronDown class="size-5 shrink-0 text-muted group-open:rotate-180" aria-hidden="true" />
      </summary>
      <div class="border-line border-t px-4 py-3">{props.children}</div>
    </details>
  )
}
