import { type JSX, Show } from 'solid-js'

export type RecordHeadProps = {
  /** A StateBadge. */
  state: JSX.Element
  /** What comes next, in a sentence. */
  next?: JSX.Element
  /** Whose it is, since when. */
  facts?: JSX.Element
  /** The amount, with the name over it and a word under it. */
  figure?: { label: string; value: JSX.Element; detail?: JSX.Element }
}

/** The answer before the detail, at the top of a record's page. */
export function RecordHead(props: RecordHeadProps) {
  return (
    <div class="panel flex flex-wrap items-start gap-x-8 gap-y-3 p-4">
      <div class="min-w-0 grow basis-64">
        {props.state}
        <Show when={props.next}>
          <p class="mt-2 text-pretty">{props.next}</p>
        </Show>
        <Show when={props.facts}>
          <p class="mt-2 text-muted text-sm">{props.facts}</p>
        </Show>
      </div>
      <Show when={props.figure}>
        {(figure) => (
          <div class="text-right max-sm:text-left">
            <p class="text-muted text-sm">{figure().label}</p>
            <div class="font-semibold text-2xl">{figure().value}</div>
            <p class="text-muted text-sm">{figure().detail}</p>
          </div>
        )}
      </Show>
    </div>
  )
}
