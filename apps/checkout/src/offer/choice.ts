import type { Plan } from '@cauce/domain/financing/plans'
import { createSignal, onCleanup } from 'solid-js'
import { cardAnswer } from '../card/card-answer.ts'
import type { Checkout } from '../link/checkout.ts'
import type { BegunPayment, OpenedLink } from '../link/service.ts'
import type { OpenFrame } from './card-section.tsx'

/**
 * What the shopper has chosen and how far they are: choosing, or with the card frame open. The card step is a place in
 * the browser's history, so that its back button leads to the choice, with everything as it was.
 */
export function createChoice(link: () => OpenedLink, checkout: Checkout) {
  const { instalments, setInstalments, accepted, setAccepted } = checkout.chosen
  const { plans } = link()
  if (plans.length === 1) setInstalments(plans[0]?.instalments.length)
  const [tried, setTried] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [begun, setBegun] = createSignal<BegunPayment>()
  const [atCard, setAtCard] = createSignal(false)
  const [frame, setFrame] = createSignal<OpenFrame>()

  const plan = (): Plan | undefined => link().plans.find((offered) => offered.instalments.length === instalments())
  const missing = () => ({ plan: tried() && !plan(), acceptance: tried() && !accepted() })

  const travelled = (event: PopStateEvent) => setAtCard(event.state?.step === 'card' && begun() !== undefined)
  window.addEventListener('popstate', travelled)
  onCleanup(() => {
    window.removeEventListener('popstate', travelled)
    if (history.state?.step === 'card') history.replaceState(null, '')
  })

  /** Another plan or a withdrawn yes: the card frame of the old one is of no use any more. */
  function reconsider(change: () => void): void {
    change()
    if (!begun()) return
    const wasAtCard = atCard()
    setBegun(undefined)
    setAtCard(false)
    if (history.state?.step === 'card') history.back()
    checkout.setNotice(wasAtCard ? { kind: 'plan-discarded' } : undefined)
  }

  async function goOn(): Promise<void> {
    setTried(true)
    const chosen = plan()
    if (busy() || !chosen || !accepted()) return
    setBusy(true)
    const payment = await checkout.begin(chosen)
    setBusy(false)
    if (!payment) {
      setTried(false)
      return
    }
    setBegun(payment)
    setAtCard(true)
    history.pushState({ step: 'card' }, '')
  }

  async function pay(): Promise<void> {
    const payment = begun()
    const open = frame()
    if (busy() || !payment || !open) return
    setBusy(true)
    checkout.setNotice(undefined)
    const confirmation = {
      elements: open.elements,
      confirmParams: { return_url: `${location.origin}/` },
      redirect: 'if_required',
    } as const
    const { service } = open
    const answered =
      payment.kind === 'charge' ? service.confirmPayment(confirmation) : service.confirmSetup(confirmation)
    const answer = await answered.then(cardAnswer, () => ({ kind: 'unanswered' }) as const)
    const isSettled = (answer.kind === 'over' || answer.kind === 'unanswered') && (await checkout.isSettledElsewhere())
    setBusy(false)
    if (isSettled) return
    if (answer.kind === 'given') checkout.submitted(link(), payment.attemptId)
    if (answer.kind === 'declined') checkout.setNotice(answer)
    if (answer.kind === 'unanswered') checkout.setNotice({ kind: navigator.onLine ? 'unanswered' : 'offline' })
    if (answer.kind === 'over') reconsider(() => undefined)
    if (answer.kind === 'incomplete') checkout.setNotice({ kind: 'card-incomplete' })
  }

  return {
    plan,
    instalments,
    accepted,
    missing,
    busy,
    begun: () => (atCard() ? begun() : undefined),
    frameIsOpen: () => frame() !== undefined,
    setFrame,
    choose: (count: number) => reconsider(() => setInstalments(count)),
    accept: (yes: boolean) => reconsider(() => setAccepted(yes)),
    press: () => void (atCard() ? pay() : goOn()),
  }
}
