import { createEffect, createSignal, createUniqueId, For, type JSX, Show, splitProps } from 'solid-js'
import { TextInput, type TextInputProps } from './text-input.tsx'
import { useUi } from './ui-provider.tsx'

export type Suggestion = { value: string; label: string; detail?: JSX.Element }

export type SuggestInputProps = TextInputProps & {
  /** What fits what is typed; asked for elsewhere. Nothing opens while there is none. */
  suggestions: readonly Suggestion[]
  onPick: (value: string) => void
}

/** Pixels under the field that the list wants; with fewer it opens above, where there is more. */
const room = 390

/**
 * A line of text of one's own that may be picked from what fits: arrows go through it, Enter takes one, Escape puts it
 * away. Where only what is listed may be chosen, use Combobox.
 */
export function SuggestInput(props: SuggestInputProps) {
  const ui = useUi()
  const id = createUniqueId()
  const [own, input] = splitProps(props, ['suggestions', 'onPick', 'onChange', 'onBlur'])
  const [wanted, setWanted] = createSignal(false)
  /** By what it is and not by its place: while more comes in, the same one stays chosen. */
  const [active, setActive] = createSignal<string>()
  const [above, setAbove] = createSignal(false)
  let field!: HTMLDivElement
  const open = () => wanted() && own.suggestions.length > 0
  const at = () => own.suggestions.findIndex(({ value }) => value === active())
  const setAt = (index: number) => setActive(own.suggestions[index]?.value)
  createEffect(() => {
    if (!open()) return
    // Free of a bar that stands over the foot of the page.
    field.scrollIntoView({ block: 'nearest' })
    const { top, bottom } = field.getBoundingClientRect()
    setAbove(innerHeight - bottom < room && top > innerHeight - bottom)
  })
  const pick = (index: number) => {
    const picked = own.suggestions[index]
    if (!picked) return
    setWanted(false)
    setActive(undefined)
    own.onPick(picked.value)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return
    const { length } = own.suggestions
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (length === 0) return
      event.preventDefault()
      if (!open()) setWanted(true)
      else setAt(event.key === 'ArrowDown' ? (at() + 1) % length : (at() <= 0 ? length : at()) - 1)
      document.getElementById(`${id}-${at()}`)?.scrollIntoView({ block: 'nearest' })
    } else if (open() && event.key === 'Enter' && at() >= 0) {
      event.preventDefault()
      pick(at())
    } else if (open() && event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      setWanted(false)
    }
  }
  return (
    <div ref={field} class="relative scroll-my-28">
      <TextInput
        {...input}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open()}
        aria-controls={open() ? id : undefined}
        aria-activedescendant={open() && at() >= 0 ? `${id}-${at()}` : undefined}
        autocomplete="off"
        onChange={(text) => {
          setWanted(true)
          own.onChange(text)
        }}
        onKeyDown={keys}
        onBlur={(event) => {
          setWanted(false)
          if (typeof own.onBlur === 'function') own.onBlur(event)
        }}
      />
      <Show when={open()}>
        <div
          id={id}
          role="listbox"
          aria-label={ui.texts.suggestions}
          class="floating absolute left-0 z-30 max-h-72 w-max min-w-full max-w-[min(28rem,calc(100vw-3rem))] animate-appear overflow-y-auto p-1"
          classList={{ 'bottom-full mb-1': above(), 'top-full mt-1': !above() }}
        >
          <For each={own.suggestions}>
            {(suggestion, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys of the whole list
              <div
                id={`${id}-${index()}`}
                role="option"
                tabIndex={-1}
                aria-selected={index() === at()}
                class="menu-item py-1"
                // The focus stays in the input, which would close the list when it loses it.
                onPointerDown={(event) => event.preventDefault()}
                onPointerEnter={() => setAt(index())}
                onClick={() => pick(index())}
              >
                <span class="min-w-0 grow">
                  <span class="block truncate">{suggestion.label}</span>
                  <Show when={suggestion.detail}>
                    <span class="block truncate text-muted text-sm">{suggestion.detail}</span>
                  </Show>
                </span>
              </div>
            )}
          </For>
        </div>
      </Show>
    </div>
  )
}
