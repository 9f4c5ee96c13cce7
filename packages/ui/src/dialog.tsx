import { Dialog as Kobalte } from '@kobalte/core/dialog'
import X from 'lucide-solid/icons/x'
import { type JSX, Show } from 'solid-js'
import { iconButtonClass } from './icon-button.tsx'
import { firstOfDialog } from './nearest-place.ts'
import { useUi } from './ui-provider.tsx'

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: JSX.Element
  children?: JSX.Element
  /** Buttons, the main one last. */
  footer?: JSX.Element
  size?: 'sm' | 'md' | 'lg'
}

const widths = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-3xl' }

/** Stands before everything, holds the focus and closes with Escape. `keepFocus` gives it back to what opened it. */
export function Dialog(props: DialogProps) {
  const ui = useUi()
  let content!: HTMLDivElement
  /** Not at the cross that closes. */
  const begin = (event: Event) => {
    const first = firstOfDialog(content)
    if (!first) return
    event.preventDefault()
    first.focus()
  }
  return (
    <Kobalte open={props.open} onOpenChange={props.onOpenChange}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-50 bg-shade" />
        <div class="fixed inset-0 z-50 flex items-end justify-center overflow-y-auto sm:items-center sm:p-4">
          <Kobalte.Content
            ref={content}
            onOpenAutoFocus={begin}
            class={`floating flex max-h-[92dvh] w-full animate-appear flex-col rounded-b-none outline-none sm:rounded-b-lg ${widths[props.size ?? 'sm']}`}
          >
            <div class="flex items-start gap-2 px-5 pt-4 pb-2">
              <Kobalte.Title class="grow font-semibold text-lg">{props.title}</Kobalte.Title>
              <Kobalte.CloseButton class={`${iconButtonClass} -mt-1 -mr-2`} aria-label={ui.texts.close}>
                <X class="size-4" aria-hidden="true" />
              </Kobalte.CloseButton>
            </div>
            <div data-body class="min-h-0 overflow-y-auto px-5 pb-5">
              <Show when={props.description}>
                <Kobalte.Description as="div" class="text-muted">
                  {props.description}
                </Kobalte.Description>
              </Show>
              {props.children}
            </div>
            <Show when={props.footer}>
              <div class="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3">{props.footer}</div>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  )
}
