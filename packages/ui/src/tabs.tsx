import { Tabs as Kobalte } from '@kobalte/core/tabs'
import { For, type JSX, Show } from 'solid-js'

export type Tab = { value: string; label: string /** Already formatted. */; count?: string; content?: JSX.Element }

export type TabsProps = {
  label: string
  value: string
  tabs: readonly Tab[]
  onChange: (value: string) => void
  /** What every tab shows, where they filter one list; otherwise each has its own `content`. */
  children?: JSX.Element
}

/** Arrows move between the tabs. */
export function Tabs(props: TabsProps) {
  return (
    <Kobalte value={props.value} onChange={props.onChange} class="flex min-h-0 min-w-0 grow flex-col">
      <Kobalte.List
        class="relative flex shrink-0 gap-1 overflow-x-auto overflow-y-hidden border-line border-b"
        aria-label={props.label}
      >
        <For each={props.tabs}>
          {(tab) => (
            <Kobalte.Trigger
              value={tab.value}
              class="-mb-px flex h-9 shrink-0 items-center gap-1.5 rounded-t-md border-transparent border-b-2 px-3 text-muted -outline-offset-2 hover:text-ink data-selected:border-accent data-selected:font-medium data-selected:text-ink"
            >
              {tab.label}
              <Show when={tab.count}>
                <span class="font-normal text-muted text-sm tabular-nums">{tab.count}</span>
              </Show>
            </Kobalte.Trigger>
          )}
        </For>
      </Kobalte.List>
      <Show
        // Asked without reading it: reading children makes them, and twice is once too many.
        when={'children' in props}
        fallback={
          <For each={props.tabs}>
            {(tab) => (
              <Kobalte.Content value={tab.value} class="pt-4">
                {tab.content}
              </Kobalte.Content>
            )}
          </For>
        }
      >
        <Kobalte.Content value={props.value} class="flex min-h-0 grow flex-col">
          {props.children}
        </Kobalte.Content>
      </Show>
    </Kobalte>
  )
}
