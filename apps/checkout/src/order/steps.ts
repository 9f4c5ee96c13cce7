import { createSignal, onCleanup } from 'solid-js'
import type { OpenedOrder, WaitingCart } from '../link/service.ts'

const stepNames = ['plan', 'instalment', 'part', 'settle', 'withdraw', 'card', 'cart'] as const
/** What the page is about: the plan, or one thing to be done with it. */
export type Step = (typeof stepNames)[number]

/** The step that still makes sense: what was paid, ran out or is under way is no longer asked for. */
export function standingStep(step: Step, order: OpenedOrder, cart: WaitingCart | null): Step {
  const { quote, plan } = order
  const stands: Record<Step, unknown> = {
    plan: true,
    instalment: quote?.instalments.length,
    part: quote?.part,
    settle: quote?.settlement,
    withdraw: quote?.withdrawal,
    card: plan && plan.toCome.count > 0,
    cart,
  }
  return stands[step] ? step : 'plan'
}

/** Each step is a place in the browser's history, so that its back button leads to the plan and a reload stays. */
export function createSteps() {
  const stepOf = (state: { step?: Step } | null): Step => stepNames.find((name) => name === state?.step) ?? 'plan'
  const [step, setStep] = createSignal(stepOf(history.state))
  const travelled = (event: PopStateEvent) => setStep(stepOf(event.state))
  window.addEventListener('popstate', travelled)
  onCleanup(() => window.removeEventListener('popstate', travelled))
  return {
    step,
    go(to: Step): void {
      if (step() === to) return
      history.pushState({ step: to }, '')
      setStep(to)
      window.scrollTo(0, 0)
    },
    leave(): void {
      if (stepOf(history.state) !== 'plan') history.replaceState(null, '')
      setStep('plan')
      window.scrollTo(0, 0)
    },
  }
}
