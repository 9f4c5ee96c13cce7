import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import ArrowLeft from 'lucide-solid/icons/arrow-left'
import { type JSX, Show } from 'solid-js'
import type { OpenedOrder } from '../link/service.ts'
import { Heading } from '../shell/heading.tsx'
import type { OrderState } from './create-order.ts'
import { LastDeed } from './last-deed.tsx'
import { brandName } from './plan-words.ts'

/** One thing to be done: what it is, what follows from it, and one button at the foot. */
export function StepFrame(props: {
  title: string
  state: OrderState
  children: JSX.Element
  /** The deed, in words with its amount. */
  deed: string
  danger?: boolean
  disabled?: boolean
  onDeed: () => void
}) {
  return (
    <form
      novalidate
      class="flex grow flex-col lg:max-w-2xl lg:grow-0"
      onSubmit={(event) => {
        event.preventDefault()
        if (!props.disabled && !props.state.busy()) props.onDeed()
      }}
    >
      <button
        type="button"
        class="-ml-2 mb-2 flex min-h-11 items-center gap-2 self-start rounded-md px-2 text-accent hover:bg-hover"
        onClick={() => props.state.leave()}
      >
        <ArrowLeft class="size-5" aria-hidden="true" />
        {m.shopper_back()}
      </button>
      <Heading>{props.title}</Heading>
      <div class="mt-4 grid grow content-start gap-4">{props.children}</div>
      <div class="sticky bottom-0 -mx-4 mt-6 grid gap-3 border-line border-t bg-page px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:mx-0 lg:px-0">
        <LastDeed notice={props.state.notice()} />
        <Button
          type="submit"
          variant={props.danger ? 'danger' : 'primary'}
          size="lg"
          class="w-full"
          busy={props.state.busy()}
          aria-disabled={props.disabled ? 'true' : undefined}
        >
          {props.deed}
        </Button>
      </div>
    </form>
  )
}

/** Which card pays. */
export function ChargedTo(props: { plan: OpenedOrder['plan'] }) {
  return (
    <Show when={props.plan?.card}>
      {(card) => (
        <p class="text-muted">{m.shopper_charged_to({ brand: brandName(card().brand), last4: card().last4 })}</p>
      )}
    </Show>
  )
}
