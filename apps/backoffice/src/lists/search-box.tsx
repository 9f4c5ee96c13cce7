import { longest } from '@cauce/domain/limits'
import { TextInput } from '@cauce/ui/text-input'
import Search from 'lucide-solid/icons/search'
import { createEffect, createSignal, on, onCleanup } from 'solid-js'

/** After the last keystroke. */
const settleMs = 250

/** What is searched for, told when one pauses or presses Enter. Escape empties it, then leaves it. */
export function SearchBox(props: { placeholder: string; text: string; onSearch: (text: string) => void }) {
  const [text, setText] = createSignal('')
  createEffect(
    on(
      () => props.text,
      (given) => setText((now) => (now.trim() === given.trim() ? now : given)),
    ),
  )
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const look = (typed: string) => {
    clearTimeout(timer)
    props.onSearch(typed)
  }
  return (
    <TextInput
      type="search"
      class="min-w-0 grow basis-0 sm:max-w-80 sm:basis-80"
      aria-label={props.placeholder}
      aria-keyshortcuts="/"
      placeholder={props.placeholder}
      maxLength={longest.search}
      autocomplete="off"
      spellcheck={false}
      leading={<Search class="size-4" aria-hidden="true" />}
      value={text()}
      onChange={(typed) => {
        setText(typed)
        clearTimeout(timer)
        timer = setTimeout(() => look(typed), settleMs)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') look(text())
        if (event.key === 'Escape') {
          event.preventDefault()
          if (text()) {
            setText('')
            look('')
          } else event.currentTarget.blur()
        }
      }}
    />
  )
}
