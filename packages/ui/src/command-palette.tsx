import { Dialog } from '@kobalte/core/dialog'
import { Command } from 'cmdk-solid'
import Search from 'lucide-solid/icons/search'
import { createEffect, createSignal, For, type JSX, on, onMount, Show } from 'solid-js'
import { useUi } from './ui-provider.tsx'

export type CommandEntry = {
  id: string
  label: string
  detail?: JSX.Element
  icon?: JSX.Element
  keys?: JSX.Element
  /** Other words that find it. */
  keywords?: string[]
  onSelect: () => void
}

export type CommandGroup = {
  heading: string
  entries: readonly CommandEntry[]
  /** Found elsewhere by the same text: shown whatever their labels are. */
  found?: boolean
}

export type CommandPaletteProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  label: string
  placeholder: string
  search: string
  onSearch: (text: string) => void
  groups: readonly CommandGroup[]
  loading?: boolean
  /** Its input has the focus; may be called more than once for one opening. */
  onReady?: () => void
}

/** cmdk writes its headings' `aria-hidden` without a value, which counts as not hidden inside a listbox. */
function Heading(props: { children: JSX.Element }) {
  let text!: HTMLSpanElement
  onMount(() => text.parentElement?.setAttribute('aria-hidden', 'true'))
  return <span ref={text}>{props.children}</span>
}

/** Everything one can go to, find or do, by its first letters. */
export function CommandPalette(props: CommandPaletteProps) {
  const ui = useUi()
  let input: HTMLInputElement | undefined
  let list: HTMLElement | undefined
  const [chosen, setChosen] = createSignal('')
  const ready = () => {
    if (!props.open || !input?.isConnected) return
    input.focus()
    props.onReady?.()
  }
  // Opened again before it was quite gone, the same input stays: it is not mounted anew.
  createEffect(
    on(
      () => props.open,
      () => requestAnimationFrame(ready),
    ),
  )
  // What is found elsewhere comes after the keystroke and takes the place of what was chosen: Enter must still act.
  createEffect(
    on(
      () => [props.groups, props.search],
      () =>
        requestAnimationFrame(() => {
          if (list?.querySelector('[cmdk-item][aria-selected="true"]')) return
          setChosen(list?.querySelector('[cmdk-item]')?.getAttribute('data-value') ?? '')
        }),
    ),
  )
  const run = (entry: CommandEntry) => {
    props.onOpenChange(false)
    entry.onSelect()
  }
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay class="fixed inset-0 z-50 bg-shade" />
        <div class="fixed inset-0 z-50 flex items-start justify-center p-3 sm:pt-[12vh]">
          <Dialog.Content class="floating w-full max-w-xl animate-appear overflow-hidden outline-none">
            <Dialog.Title class="sr-only">{props.label}</Dialog.Title>
            <Command label={props.label} value={chosen()} onValueChange={setChosen} filter={likeness} loop>
              <div class="flex items-center gap-2 border-line border-b px-3">
                <Search class="size-4 shrink-0 text-muted" aria-hidden="true" />
                <Command.Input
                  ref={(element: HTMLInputElement) => {
                    input = element
                    queueMicrotask(ready)
                  }}
                  class="h-11 w-full bg-transparent text-lg outline-none"
                  placeholder={props.placeholder}
                  aria-label={props.label}
                  value={props.search}
                  onValueChange={props.onSearch}
                />
              </div>
              <Command.List
                ref={(element: HTMLElement) => (list = element)}
                class="max-h-[min(24rem,60dvh)] overflow-y-auto p-1"
                label={props.label}
              >
                <Show when={props.loading}>
                  <p role="status" class="px-2.5 py-2 text-muted">
                    {ui.texts.loading}
                  </p>
                </Show>
                <Show when={!props.loading && !props.groups.some((group) => group.found && group.entries.length > 0)}>
                  <Command.Empty class="px-2.5 py-6 text-center text-muted">{ui.texts.noMatches}</Command.Empty>
                </Show>
                <For each={props.groups}>
                  {(group) => (
                    <Command.Group
                      class="[&>[cmdk-group-heading]]:px-2.5 [&>[cmdk-group-heading]]:pt-2 [&>[cmdk-group-heading]]:pb-1 [&>[cmdk-group-heading]]:text-muted [&>[cmdk-group-heading]]:text-xs"
                      heading={<Heading>{group.heading}</Heading>}
                      forceMount={group.found}
                    >
                      <For each={group.entries}>
                        {(entry) => (
                          <Command.Item
                            class="menu-item"
                            value={entry.id}
                            keywords={[entry.label, ...(entry.keywords ?? [])]}
                            forceMount={group.found}
                            onSelect={() => run(entry)}
                          >
                            <span class="flex size-4 shrink-0 items-center justify-center text-muted">
                              {entry.icon}
                            </span>
                            <span class="grow truncate">{entry.label}</span>
                            <span class="shrink-0 text-muted text-sm">{entry.detail}</span>
                            {entry.keys}
                          </Command.Item>
                        )}
                      </For>
                    </Command.Group>
                  )}
                </For>
              </Command.List>
            </Command>
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog>
  )
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** How well an entry's words fit what is typed: as they begin, at a later word, within one, or not at all. Its id says nothing. */
function likeness(_id: string, search: string, words: string[] = []): number {
  const typed = plain(search)
  const scores = words.map(plain).map((text) => {
    if (text.startsWith(typed)) return 1
    if (text.includes(` ${typed}`)) return 0.8
    return text.includes(typed) ? 0.5 : 0
  })
  return Math.max(0, ...scores)
}
