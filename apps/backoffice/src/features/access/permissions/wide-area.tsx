import ArrowLeftRight from 'lucide-solid/icons/arrow-left-right'
import { createSignal, type JSX, onCleanup, onMount, Show } from 'solid-js'

/** Scrolls by itself in both directions, and says so where something is out of sight at a side. */
export function WideArea(props: { label: string; hint: string; children: JSX.Element }) {
  let area!: HTMLElement
  const [hidden, setHidden] = createSignal({ left: false, right: false })
  const look = () => {
    const left = area.scrollLeft
    setHidden({ left: left > 1, right: left + area.clientWidth < area.scrollWidth - 1 })
  }
  onMount(() => {
    const observer = new ResizeObserver(look)
    observer.observe(area)
    if (area.firstElementChild) observer.observe(area.firstElementChild)
    onCleanup(() => observer.disconnect())
  })
  return (
    <div>
      <p class="no-print mb-1 flex min-h-5 items-center justify-end gap-1.5 text-muted text-sm" aria-hidden="true">
        <Show when={hidden().left || hidden().right}>
          <ArrowLeftRight class="size-4 shrink-0" />
          {props.hint}
        </Show>
      </p>
      <div class="relative">
        <section
          ref={area}
          class="panel max-h-[calc(100dvh-12rem)] overflow-auto print:max-h-none print:overflow-visible"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
          tabIndex={0}
          aria-label={props.label}
          onScroll={look}
        >
          {props.children}
        </section>
        <Show when={hidden().right}>
          <div
            class="no-print pointer-events-none absolute inset-y-px right-px w-10 rounded-r-md bg-linear-to-l from-surface to-transparent"
            aria-hidden="true"
          />
        </Show>
      </div>
    </div>
  )
}
