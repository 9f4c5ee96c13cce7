import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Money } from '@cauce/ui/money'
import { Notice } from '@cauce/ui/notice'
import ChevronUp from 'lucide-solid/icons/chevron-up'
import Send from 'lucide-solid/icons/send'
import { createSignal, Show } from 'solid-js'
import type { Sale } from './controller.ts'
import { Simulator } from './simulator.tsx'
import { SmsPreview } from './sms-preview.tsx'

/** Stays in sight while one types: the total, what the shopper may choose, the SMS, Send. */
export function SidePanel(props: { sale: Sale }) {
  return (
    <aside
      data-side
      aria-label={m.financing_panel_label()}
      class="panel sticky top-0 flex max-h-[calc(100dvh-8.5rem)] flex-col"
    >
      <p class="flex shrink-0 items-baseline justify-between gap-3 border-line border-b px-4 py-3">
        <span class="font-medium">{m.financing_total()}</span>
        <Money cents={props.sale.totalCents()} class="font-semibold text-2xl" />
      </p>
      <div class="grid min-h-0 gap-5 overflow-y-auto p-4">
        <Simulator sale={props.sale} />
        <SmsPreview sale={props.sale} />
      </div>
      <div class="grid shrink-0 gap-2 border-line border-t p-4">
        <Faults sale={props.sale} />
        <SendButton sale={props.sale} class="w-full" />
      </div>
    </aside>
  )
}

/** The same at the foot of a narrow window: total and Send, the rest behind an arrow. */
export function BottomPanel(props: { sale: Sale }) {
  const [open, setOpen] = createSignal(false)
  return (
    <aside
      data-foot
      aria-label={m.financing_panel_label()}
      class="floating fixed inset-x-0 bottom-0 z-30 rounded-b-none"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open()) return
        event.preventDefault()
        setOpen(false)
      }}
    >
      <Show when={open()}>
        <div class="grid max-h-[60dvh] gap-5 overflow-y-auto border-line border-b p-4">
          <Simulator sale={props.sale} />
          <SmsPreview sale={props.sale} />
        </div>
      </Show>
      <div class="grid gap-2 px-4 py-3">
        <Faults sale={props.sale} />
        <div class="flex items-center gap-3">
          <button
            type="button"
            class="flex h-12 min-w-0 grow items-center gap-2 rounded-md text-left"
            aria-expanded={open()}
            onClick={() => setOpen(!open())}
          >
            <ChevronUp
              class="size-5 shrink-0 text-muted transition-transform"
              classList={{ 'rotate-180': open() }}
              aria-hidden="true"
            />
            <span>
              <span class="block text-muted text-sm">{m.financing_panel_label()}</span>
              <Money cents={props.sale.totalCents()} class="!text-left font-semibold text-lg" />
            </span>
          </button>
          <SendButton sale={props.sale} />
        </div>
      </div>
    </aside>
  )
}

function SendButton(props: { sale: Sale; class?: string }) {
  return (
    <Button
      type="submit"
      form="new-financing"
      variant="primary"
      size="lg"
      class={props.class}
      busy={props.sale.sending.isPending}
      icon={<Send class="size-4" aria-hidden="true" />}
    >
      {m.financing_new_send()}
    </Button>
  )
}

function Faults(props: { sale: Sale }) {
  return (
    <Show
      when={props.sale.failure()}
      fallback={
        <Show when={props.sale.tried() && props.sale.faultCount() > 0}>
          <p role="status" class="text-bad-fg text-sm">
            {m.financing_new_to_mend({ count: props.sale.faultCount() })}
          </p>
        </Show>
      }
    >
      {(text) => <Notice meaning="bad">{text()}</Notice>}
    </Show>
  )
}
