import { dateTime, wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { linkClass } from '@cauce/ui/link'
import { Notice } from '@cauce/ui/notice'
import { RecordHead } from '@cauce/ui/record-head'
import { Link } from '@tanstack/solid-router'
import { Show } from 'solid-js'
import { countsText } from '../counts-text.ts'
import { ImportDeeds } from '../deeds-text.tsx'
import type { ImportDetails, PageKind } from '../kind.ts'
import { ImportState } from '../state.tsx'

/** The answer before the rows: where the import stands, what it brings, and what comes next. */
export function PreviewHead(props: { kind: PageKind; import: ImportDetails }) {
  const place = () =>
    [props.import.centreName, props.import.sheet && m.imports_sheet({ sheet: props.import.sheet })]
      .filter(Boolean)
      .join(' · ')
  const losing = () => {
    const { losing: count, state } = props.import
    return count > 0 && state !== 'undone' ? props.kind.words.losing?.all(count, state === 'saved') : undefined
  }
  const ignored = () => props.import.ignoredHeaders
  return (
    <div class="mb-3 grid shrink-0 gap-2">
      <RecordHead
        state={
          <span class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ImportState state={props.import.state} />
            <span class="font-medium">{(props.kind.words.counts ?? countsText)(props.import.counts)}</span>
          </span>
        }
        next={nextStep(props.kind, props.import)}
        facts={
          <>
            {place()}
            {place() && ' · '}
            <ImportDeeds import={props.import} />
          </>
        }
      />
      <Show when={losing()}>
        {(text) => <Notice meaning={props.import.state === 'saved' ? 'ended' : 'waiting'}>{text()}</Notice>}
      </Show>
      <Show when={ignored().length > 0}>
        <p class="px-1 text-muted text-sm">
          {m.imports_ignored({
            count: ignored().length,
            names: ignored()
              .map((name) => `«${name}»`)
              .join(', '),
          })}
        </p>
      </Show>
      <Show when={props.import.exampleRow}>
        {(row) => <p class="px-1 text-muted text-sm">{m.imports_example_row({ row: wholeNumber(row()) })}</p>}
      </Show>
      <Show when={props.import.state === 'previewed' && props.import.repeats}>
        {(repeats) => (
          <Notice meaning="waiting">
            {m.imports_repeats({ by: repeats().by, at: dateTime(repeats().at) })}{' '}
            <Link to={props.kind.paths.preview} params={{ id: repeats().id }} class={`${linkClass} underline`}>
              {m.imports_repeats_open()}
            </Link>
          </Notice>
        )}
      </Show>
    </div>
  )
}

function nextStep({ words }: PageKind, { state, counts }: ImportDetails): string {
  if (state === 'saved') return words.saved(counts)
  if (state === 'undone') return m.imports_next_undone()
  if (counts.green === 0) return m.imports_next_red()
  return counts.adds + counts.updates === 0 ? words.same() : m.imports_next_save()
}
