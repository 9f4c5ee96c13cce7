import { Toast as Kobalte, toaster } from '@kobalte/core/toast'
import CircleAlert from 'lucide-solid/icons/circle-alert'
import CircleCheck from 'lucide-solid/icons/circle-check'
import X from 'lucide-solid/icons/x'
import { Show } from 'solid-js'
import { Portal } from 'solid-js/web'
import { iconButtonClass } from './icon-button.tsx'
import { useUi } from './ui-provider.tsx'

export type ToastMessage = {
  text: string
  meaning?: 'good' | 'bad'
  /** Takes back what was just done; offered while the toast stands (10 s, longer while looked at). */
  undo?: () => void
}

/** Says what has happened, at the corner and to screen readers. Needs one <Toaster> on the page. Gives what withdraws it. */
export function showToast(message: ToastMessage): () => void {
  const id = toaster.show((toast) => <ToastCard toastId={toast.toastId} message={message} />)
  return () => toaster.dismiss(id)
}

function ToastCard(props: { toastId: number; message: ToastMessage }) {
  const ui = useUi()
  const undo = () => {
    props.message.undo?.()
    toaster.dismiss(props.toastId)
  }
  return (
    <Kobalte
      as="div"
      toastId={props.toastId}
      duration={props.message.undo ? 10_000 : 6_000}
      priority={props.message.meaning === 'bad' ? 'high' : 'low'}
      class="floating flex animate-appear items-center gap-2 py-1.5 pr-1.5 pl-3"
    >
      <Show
        when={props.message.meaning === 'bad'}
        fallback={<CircleCheck class="size-4 shrink-0 text-good-fg" aria-hidden="true" />}
      >
        <CircleAlert class="size-4 shrink-0 text-bad-fg" aria-hidden="true" />
      </Show>
      <Kobalte.Title class="grow py-1">{props.message.text}</Kobalte.Title>
      <Show when={props.message.undo}>
        <button
          type="button"
          class="h-control shrink-0 rounded-md px-2 font-medium text-accent hover:bg-hover"
          onClick={undo}
        >
          {ui.texts.undo}
        </button>
      </Show>
      <Kobalte.CloseButton class={iconButtonClass} aria-label={ui.texts.dismiss}>
        <X class="size-4" aria-hidden="true" />
      </Kobalte.CloseButton>
    </Kobalte>
  )
}

/** Where toasts appear, clear of what has deeds at the foot or at the side of the page; F6 moves the focus there. */
export function Toaster() {
  const ui = useUi()
  return (
    <Portal>
      <Kobalte.Region limit={4} hotkey={['F6']} aria-label={ui.texts.notifications} class="no-print">
        <Kobalte.List
          as="div"
          class="fixed right-4 bottom-4 left-4 z-60 in-[body:has([data-foot])]:bottom-20 flex flex-col gap-2 outline-none sm:left-auto sm:w-96 sm:in-[body:has([data-side])]:right-auto sm:in-[body:has([data-side])]:left-60"
        />
      </Kobalte.Region>
    </Portal>
  )
}
