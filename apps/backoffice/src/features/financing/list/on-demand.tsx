import { type Component, createSignal, type JSX, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'

/** What a popover fetched on demand gets: the button it belongs to. It opens itself. */
export type OnDemandProps = { trigger: JSX.Element; triggerClass: string; label: string }

/** A button whose popover is fetched when it is first wanted, so that the page does not wait for it. */
export function OnDemand(props: OnDemandProps & { panel: Component<OnDemandProps> & { preload?: () => unknown } }) {
  const [wanted, setWanted] = createSignal(false)
  const button = (busy: boolean) => (
    <button
      type="button"
      class={props.triggerClass}
      aria-label={props.label}
      aria-haspopup="dialog"
      aria-expanded="false"
      aria-busy={busy ? 'true' : undefined}
      onPointerEnter={() => props.panel.preload?.()}
      onFocus={() => props.panel.preload?.()}
      onClick={() => setWanted(true)}
    >
      {props.trigger}
    </button>
  )
  return (
    <Show when={wanted()} fallback={button(false)}>
      <Suspense fallback={button(true)}>
        <Dynamic
          component={props.panel}
          trigger={props.trigger}
          triggerClass={props.triggerClass}
          label={props.label}
        />
      </Suspense>
    </Show>
  )
}
