import { platformName } from '@cauce/domain/access/platform'
import { m } from '@cauce/i18n/messages'
import { RelativeTime } from '@cauce/ui/relative-time'
import { Show } from 'solid-js'
import type { ImportFacts } from './kind.ts'

/** Who uploaded, saved and took back, each with when. */
export function ImportDeeds(props: { import: ImportFacts }) {
  return (
    <>
      {props.import.read.by === platformName ? m.imports_fetched() : m.imports_read_by({ name: props.import.read.by })}{' '}
      <RelativeTime at={props.import.read.at} />
      <Show when={props.import.saved?.by !== platformName && props.import.saved}>
        {(saved) => (
          <>
            {' · '}
            {m.imports_saved_by({ name: saved().by })} <RelativeTime at={saved().at} />
          </>
        )}
      </Show>
      <Show when={props.import.undone}>
        {(undone) => (
          <>
            {' · '}
            {m.imports_undone_by({ name: undone().by })} <RelativeTime at={undone().at} />
          </>
        )}
      </Show>
    </>
  )
}
