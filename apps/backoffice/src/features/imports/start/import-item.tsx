import { linkClass } from '@cauce/ui/link'
import { Link } from '@tanstack/solid-router'
import { type JSX, Show } from 'solid-js'
import { countsText } from '../counts-text.ts'
import { ImportDeeds } from '../deeds-text.tsx'
import type { ImportFacts, PageKind } from '../kind.ts'
import { ImportState } from '../state.tsx'

/** An import in a list: its file, which opens it, how it stands, what it holds, and what can be done at once. */
export function ImportItem(props: { kind: PageKind; import: ImportFacts; children: JSX.Element }) {
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div class="min-w-0 grow basis-72 space-y-1">
        <p class="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to={props.kind.paths.preview}
            params={{ id: props.import.id }}
            class={`${linkClass} min-w-0 break-words font-medium`}
          >
            {props.import.fileName}
          </Link>
          <ImportState state={props.import.state} />
          <Show when={props.import.centreName}>{(name) => <span class="text-muted text-sm">{name()}</span>}</Show>
        </p>
        <p class="text-muted text-sm">{(props.kind.words.counts ?? countsText)(props.import.counts)}</p>
        <p class="text-muted text-sm">
          <ImportDeeds import={props.import} />
        </p>
      </div>
      <div class="flex flex-wrap gap-2">{props.children}</div>
    </li>
  )
}
