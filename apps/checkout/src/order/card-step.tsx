import { m } from '@cauce/i18n/messages'
import { createSignal, onMount, Show } from 'solid-js'
import { cardAnswer } from '../card/card-answer.ts'
import { locale } from '../link/locale.ts'
import type { OpenedOrder } from '../link/service.ts'
import { CardSection, type OpenFrame } from '../offer/card-section.tsx'
import { Loading } from '../outcome/states.tsx'
import type { OrderState } from './create-order.ts'
import { StepFrame } from './step-frame.tsx'

/** Another card for what is to come, in the acquirer's own frame. */
export function CardStep(props: { order: OpenedOrder; state: OrderState }) {
  const [begun, setBegun] = createSignal<{ changeId: string; clientSecret: string }>()
  const [frame, setFrame] = createSignal<OpenFrame>()
  const [isSending, setSending] = createSignal(false)

  const begin = async () => {
    const change = await props.state.beginCard()
    if (change) setBegun(change)
    else props.state.leave()
  }
  onMount(() => void begin())

  async function keep(): Promise<void> {
    const change = begun()
    const open = frame()
    if (!change || !open || isSending()) return
    setSending(true)
    props.state.setNotice(undefined)
    const confirmation = {
      elements: open.elements,
      confirmParams: { return_url: `${location.origin}/order/` },
      redirect: 'if_required',
    } as const
    const answer = await open.service
      .confirmSetup(confirmation)
      .then(cardAnswer, () => ({ kind: 'unanswered' }) as const)
    setSending(false)
    if (answer.kind === 'given') props.state.cardGiven(change.changeId)
    if (answer.kind === 'declined') props.state.setNotice({ kind: 'card-declined', code: answer.code })
    if (answer.kind === 'unanswered' || answer.kind === 'over')
      props.state.setNotice({ kind: navigator.onLine ? 'card-unsure' : 'offline' })
    if (answer.kind === 'incomplete') props.state.setNotice({ kind: 'card-incomplete' })
  }

  return (
    <StepFrame
      title={m.shopper_card_change()}
      state={props.state}
      deed={isSending() ? m.shopper_card_checking() : m.shopper_card_keep()}
      disabled={!frame() || isSending()}
      onDeed={() => void keep()}
    >
      <Show when={begun()} fallback={<Loading />}>
        {(change) => (
          <CardSection
            scriptUrl={props.order.cardScriptUrl}
            publishableKey={props.order.publishableKey}
            clientSecret={change().clientSecret}
            merchantName={props.order.merchantName}
            charge={m.shopper_card_text()}
            locale={locale()}
            onOpen={setFrame}
          />
        )}
      </Show>
    </StepFrame>
  )
}
