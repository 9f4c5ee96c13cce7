import { createSignal, createUniqueId, type JSX, onCleanup, Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import { Kbd } from './kbd.tsx'

type TriggerProps = {
  'aria-describedby': string | undefined
  onPointerEnter: (event: PointerEvent) => void
  onPointerLeave: () => void
  onFocusIn: (event: FocusEvent) => void
  onFocusOut: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

export type TooltipProps = {
  text: JSX.Element
  keys?: string | undefined
  /** Gets what to spread on the element that it explains. */
  children: (trigger: TriggerProps) => JSX.Element
}

/**
 * Explains on hover (after 400 ms) and on focus; Escape puts it away, and it stays while the pointer is on it.
 * Draws nothing until then, so that a table may hold hundreds.
 */
export function Tooltip(props: TooltipProps) {
  const id = createUniqueId()
  const [place, setPlace] = createSignal<{ x: number; y: number; below: boolean }>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const showFor = (element: Element) => {
    const box = element.getBoundingClientRect()
    const below = box.top < 64
    const x = Math.min(innerWidth - 72, Math.max(72, box.left + box.width / 2))
    setPlace({ x, y: below ? box.bottom + 6 : box.top - 6, below })
  }
  const hide = () => {
    clearTimeout(timer)
    setPlace(undefined)
  }
  const hideSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(hide, 120)
  }
  onCleanup(() => clearTimeout(timer))

  const trigger: TriggerProps = {
    get 'aria-describedby'() {
      return place() && typeof props.text !== 'string' ? id : undefined
    },
    onPointerEnter: (event) => {
      if (event.pointerType === 'touch') return
      const element = event.currentTarget as Element
      clearTimeout(timer)
      timer = setTimeout(() => showFor(element), 400)
    },
    onPointerLeave: hideSoon,
    onFocusIn: (event) => {
      const element = event.currentTarget as Element
      if ((event.target as Element).matches(':focus-visible')) showFor(element)
    },
    onFocusOut: hide,
    onKeyDown: (event) => {
      if (event.key === 'Escape' && place()) {
        event.stopPropagation()
        hide()
      }
    },
  }
  return (
    <>
      {props.children(trigger)}
      <Show when={place()}>
        {(at) => (
          <Portal>
            <div
              id={id}
              role="tooltip"
              class="floating fixed z-60 flex max-w-72 animate-appear items-center gap-2 px-2 py-1 text-sm"
              style={{
                left: `${at().x}px`,
                top: `${at().y}px`,
                translate: at().below ? '-50% 0' : '-50% -100%',
              }}
              onPointerEnter={() => clearTimeout(timer)}
              onPointerLeave={hideSoon}
            >
              {props.text}
              <Show when={props.keys}>{(keys) => <Kbd keys={keys()} />}</Show>
            </div>
          </Portal>
        )}
      </Show>
    </>
  )
}
