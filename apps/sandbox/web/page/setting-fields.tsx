import { createUniqueId, type JSX, Show } from 'solid-js'

export function Fold(props: { title: string; note?: string; open?: boolean; children: JSX.Element }) {
  return (
    <details class="border-line border-b" open={props.open}>
      <summary class="flex min-h-(--row) cursor-pointer items-center gap-2 px-4 py-1 font-semibold hover:bg-hover">
        {props.title}
        <Show when={props.note}>
          <span class="font-normal text-muted text-sm tabular-nums">{props.note}</span>
        </Show>
      </summary>
      <div class="flex flex-col gap-1 px-4 pb-3">{props.children}</div>
    </details>
  )
}

export function NumberEntry(props: { label: string; value: number; set(value: number): void }) {
  const id = createUniqueId()
  return (
    <div class="flex min-h-(--row) items-center justify-between gap-3">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="number"
        min="0"
        step="1"
        class="h-(--control) w-24 rounded-md border border-line-strong bg-surface px-2 text-right tabular-nums"
        value={props.value}
        onChange={(event) => props.set(Math.max(0, Math.trunc(Number(event.currentTarget.value) || 0)))}
      />
    </div>
  )
}

/** `alarming` marks a switch that, when on, keeps the product from working. */
export function Switch(props: { label: string; on: boolean; alarming?: boolean; set(value: boolean): void }) {
  return (
    <label class="flex min-h-(--row) cursor-pointer items-center justify-between gap-3">
      <span classList={{ 'font-medium text-bad-fg': props.alarming && props.on }}>{props.label}</span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={props.on}
        class="size-5 accent-(--accent-fill)"
        checked={props.on}
        onChange={(event) => props.set(event.currentTarget.checked)}
      />
    </label>
  )
}

export function Numbers(props: { label: string; value: string[]; set(value: string[]): void }) {
  const id = createUniqueId()
  return (
    <div class="flex flex-col gap-1 pt-1">
      <label for={id}>{props.label}</label>
      <textarea
        id={id}
        rows="2"
        class="rounded-md border border-line-strong bg-surface px-2 py-1 tabular-nums"
        value={props.value.join('\n')}
        onChange={(event) =>
          props.set(
            event.currentTarget.value
              .split('\n')
              .map((line) => line.replace(/\s/g, ''))
              .filter(Boolean),
          )
        }
      />
    </div>
  )
}
