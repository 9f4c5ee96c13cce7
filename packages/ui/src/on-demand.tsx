import { createSignal, type JSX, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'

/** What a popover fetched on demand gets: the button it belongs to. It opens itself. */
export type OnDemandProps = { trigger: JSX.Element; triggerClass: string; label: string; hasPopup?: 'dialog' | 'menu' }

type Fetched<Props> = ((props: Props) => JSX.Element) & { preload?: () => unknown }

/** A lazy panel with its own properties, as OnDemand takes it. */
export const onDemand = <Own extends object>(
  panel: Fetched<OnDemandProps & Own>,
  own: () => Own,
): Fetched<OnDemandProps> =>
  Object.assign((props: OnDemandProps) => <Dynamic component={panel} {...props} {...own()} />, {
    preload: () => panel.preload?.(),
  })

/** A button whose popover or menu is fetched when it is first wanted, so that the page does not wait for it. */
export function OnDemand(props: OnDemandProps & { panel: Fetched<OnDemandProps> }) {
  const [wanted, setWanted] = createSignal(false)
  const button = (busy: boolean) => (
    <button
      type="button"
      class={props.triggerClass}
      aria-label={props.label}
      aria-haspopup={props.hasPopup ?? 'dialog'}
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
