import { m } from '@cauce/i18n/messages'
import BookOpenCheck from 'lucide-solid/icons/book-open-check'
import { Show } from 'solid-js'

/** The sign that a line was filled in from the catalogue and still stands for that service. */
export function FromCatalogue(props: { shown: boolean }) {
  return (
    <Show when={props.shown}>
      <span title={m.catalogue_line_picked()}>
        <BookOpenCheck class="size-4 text-accent" aria-hidden="true" />
        <span class="sr-only">{m.catalogue_line_picked()}</span>
      </span>
    </Show>
  )
}
