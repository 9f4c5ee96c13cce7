import { createEffect, createSignal, createUniqueId, For, type JSX, on, Show, splitProps } from 'solid-js'
import { useFieldAria } from './field.tsx'
import { useUi } from './ui-provider.tsx'

export type Suggestion = { value: string; label: string; detail?: JSX.Element }

export type ComboboxProps<T extends Suggestion> = Omit<
  JSX.InputHTMLAttributes<HTMLInputElement>,
  'onChange' | 'onInput' | 'value'
> & {
  value: string
  /** At every keystroke; look for suggestions here. What was typed may stand without picking one. */
  onChange: (text: string) => void
  suggestions: readonly T[]
  loading?: boolean
  onPick: (suggestion: T) => void
  /** Says that nothing was found; without it the list then stays closed, as where any text will do. */
  sayNone?: boolean
}

/** Free text with suggestions that may arrive later: arrows choose, Enter picks, Escape closes the list. */
export function Combobox<T extends Suggestion>(props: ComboboxProps<T>) {
  const ui = useUi()
  const aria = useFieldAria()
  const listId = createUniqueId()
  const [own, rest] = splitProps(props, ['value', 'onChange', 'suggestions', 'loading', 'onPick', 'sayNone', 'class'])
  const [wanted, setWanted] = createSignal(false)
  const [active, setActive] = createSignal(-1)
  const found = () => own.suggestions.length > 0
  const open = () => wanted() && (found() || own.loading || (own.sayNone && own.value.trim() !== ''))
  createEffect(
    on(
      () => own.suggestions,
      () => setActive(-1),
      { defer: true },
    ),
  )

  const pick = (suggestion: T | undefined) => {
    if (!suggestion) return
    setWanted(false)
    own.onPick(suggestion)
  }
  const keys: JSX.EventHandler<HTMLInputElement, KeyboardEvent> = (event) => {
    const count = own.suggestions.length
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setWanted(true)
      if (count > 0)
        setActive((at) => (event.key === 'ArrowDown' ? (at + 1) % count : (Math.max(at, 0) + count - 1) % count))
    } else if (event.key === 'Enter' && open() && active() >= 0) {
      event.preventDefault()
      pick(own.suggestions[active()])
    } else if (event.key === 'Escape' && open()) {
      event.preventDefault()
      event.stopPropagation()
      setWanted(false)
    }
  }
  return (
    <div class={`relative ${own.class ?? ''}`}>
      <input
        {...aria}
        autocomplete="off"
        {...rest}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open() ? 'true' : 'false'}
        aria-controls={open() ? listId : undefined}
        aria-activedescendant={open() && active() >= 0 ? `${listId}-${active()}` : undefined}
        class="control"
        value={own.value}
        onInput={(event) => {
          setWanted(true)
          own.onChange(event.currentTarget.value)
        }}
        onKeyDown={keys}
        onBlur={() => setWanted(false)}
      />
      <Show when={open()}>
        <div class="floating absolute top-full right-0 left-0 z-40 mt-1 max-h-72 min-w-56 overflow-y-auto p-1">
          <div
            id={listId}
            role="listbox"
            aria-label={ui.texts.suggestions}
            aria-busy={own.loading ? 'true' : undefined}
          >
            <For each={own.suggestions}>
              {(suggestion, index) => (
                // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points at it
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's; the focus never comes here
                <div
                  id={`${listId}-${index()}`}
                  role="option"
                  aria-selected={index() === active()}
                  class="menu-item justify-between"
                  ref={(row) =>
                    createEffect(() => {
                      if (index() === active()) row.scrollIntoView({ block: 'nearest' })
                    })
                  }
                  onPointerDown={(event) => event.preventDefault()}
                  onPointerEnter={() => setActive(index())}
                  onClick={() => pick(suggestion)}
                >
                  <span class="truncate">{suggestion.label}</span>
                  <span class="shrink-0 text-muted text-sm">{suggestion.detail}</span>
                </div>
              )}
            </For>
          </div>
          <Show when={!found()}>
            <p role="status" class="px-2.5 py-1.5 text-muted">
              {own.loading ? ui.texts.loading : ui.texts.noMatches}
            </p>
          </Show>
        </div>
      </Show>
    </div>
  )
}
