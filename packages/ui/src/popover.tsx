import { Popover as Kobalte } from '@kobalte/core/popover'
import type { JSX } from 'solid-js'

export type PopoverProps = {
  trigger: JSX.Element
  triggerClass: string
  label?: string
  /** Names what opens, for those who do not see it. */
  title: string
  open?: boolean
  /** Open from the start, as one fetched on demand is. */
  defaultOpen?: boolean
  onOpenChange?: (open: boolean) => void
  children: JSX.Element
}

/** A small form or explanation beside the button that opens it. */
export function Popover(props: PopoverProps) {
  let trigger: HTMLElement | undefined
  /** What opened it first may be gone by now, as an OnDemand button is: then nothing would have the focus. */
  const focusTrigger = () => {
    if (document.activeElement === document.body) trigger?.focus({ preventScroll: true })
  }
  return (
    <Kobalte
      gutter={4}
      placement="bottom-start"
      open={props.open}
      defaultOpen={props.defaultOpen ?? false}
      onOpenChange={props.onOpenChange}
    >
      <Kobalte.Trigger
        ref={(element: HTMLElement) => {
          trigger = element
        }}
        class={props.triggerClass}
        aria-label={props.label}
      >
        {props.trigger}
      </Kobalte.Trigger>
      <Kobalte.Portal>
        <Kobalte.Content
          onCloseAutoFocus={focusTrigger}
          class="floating z-50 max-h-(--kb-popper-content-available-height) w-max min-w-56 max-w-[min(24rem,calc(100vw-2rem))] animate-appear overflow-y-auto p-3 outline-none"
        >
          <Kobalte.Title class="sr-only">{props.title}</Kobalte.Title>
          {props.children}
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  )
}
