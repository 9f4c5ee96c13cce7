import { m } from '@cauce/i18n/messages'
import { IconButton } from '@cauce/ui/icon-button'
import Menu from 'lucide-solid/icons/menu'
import X from 'lucide-solid/icons/x'
import { Brand, Navigation } from './sidebar.tsx'

/** The navigation on a narrow window: the browser's own modal dialog, from the left. */
export function Drawer() {
  let dialog!: HTMLDialogElement
  const closeOutside = (event: MouseEvent) => {
    if (event.target === dialog) dialog.close()
  }
  return (
    <div class="md:hidden">
      <IconButton label={m.shell_open_navigation()} onClick={() => dialog.showModal()}>
        <Menu class="size-5" aria-hidden="true" />
      </IconButton>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself */}
      <dialog
        ref={dialog}
        aria-label={m.shell_nav_label()}
        class="m-0 h-dvh max-h-none w-64 max-w-[85vw] animate-slide-in border-line border-r bg-surface p-3 backdrop:bg-shade"
        onClick={closeOutside}
      >
        <div class="mb-4 flex items-center justify-between pl-2">
          <Brand />
          <IconButton label={m.shell_close()} onClick={() => dialog.close()}>
            <X class="size-4" aria-hidden="true" />
          </IconButton>
        </div>
        <Navigation onGo={() => dialog.close()} />
      </dialog>
    </div>
  )
}
