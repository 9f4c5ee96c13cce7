import { batch, createSignal, onCleanup } from 'solid-js'
import { givenAttempt, keepAttempt, keepGiven, returnedAttempt } from '../link/kept-link.ts'
import { followLink } from '../link/locale.ts'
import { onReturn } from '../link/on-return.ts'
import { poll } from '../link/poll.ts'
import { type OpenedOrder, orderService, refusalCode, type WaitingCart } from '../link/service.ts'
import { isUnderWay, type OrderNotice, outcomeNotice, refusalNotice } from './notice.ts'
import { createSteps, type Step, standingStep } from './steps.ts'

/** Longer than the acquirer takes to say what became of a card. */
const givesUpAfterMs = 130_000
type Payment = Parameters<typeof orderService.pay.mutate>[0]['payment']
/** `told`: whether the process knew of the card that was given last, as this was read. */
type Shown = { order: OpenedOrder; cart: WaitingCart | null; told: boolean }

/** The state of one link to an order, and what may be done with it. */
export function createOrder(token: string) {
  const [shown, setShown] = createSignal<Shown>()
  const [failure, setFailure] = createSignal<'unreachable' | 'unknown' | 'expired'>()
  const [notice, setNotice] = createSignal<OrderNotice>()
  const [busy, setBusy] = createSignal(false)
  const [checked, setChecked] = createSignal<{ changeId: string; since: number; told: boolean }>()
  const { step, go, leave } = createSteps()
  let watchedCharge: string | undefined
  let stopAsking = () => {}
  let stopTelling = () => {}
  onCleanup(() => {
    stopAsking()
    stopTelling()
  })

  async function read(): Promise<Shown> {
    const told = checked()?.told ?? false
    const [order, cart] = await Promise.all([
      orderService.open.query({ token }),
      orderService.waitingCart.query({ token }).catch((error) => {
        if (refusalCode(error) === 'unreachable') throw error
        return null
      }),
    ])
    return { order, cart, told }
  }

  function take(fresh: Shown): void {
    const { lastCharge, plan } = fresh.order
    const isFirst = !shown()
    batch(() => {
      followLink(fresh.order.locale)
      setFailure(undefined)
      setShown(fresh)
      if (isUnderWay(lastCharge)) watchedCharge = lastCharge?.id
      else if (lastCharge && watchedCharge === lastCharge.id) {
        watchedCharge = undefined
        setNotice(outcomeNotice(lastCharge))
      } else if (isFirst && lastCharge?.state === 'declined' && plan && plan.toCome.count > 0)
        setNotice(outcomeNotice(lastCharge))
      settleCard(fresh.order.cardChange, fresh.told)
    })
  }

  /** Until the process was told of this card, a refusal that stands there is of the card before. */
  function settleCard(change: OpenedOrder['cardChange'], told: boolean): void {
    const card = checked()
    if (!card || !change) return
    const isLong = Date.now() - card.since > givesUpAfterMs
    const isKept = change.id === card.changeId && change.state === 'kept'
    const declined = told && change.id === card.changeId ? change.declineCode : null
    if (!isKept && declined === null && change.state !== 'voided' && !isLong) return
    stopTelling()
    keepGiven(undefined)
    setChecked(undefined)
    if (isKept) setNotice({ kind: 'card-kept' })
    else setNotice(declined === null ? { kind: 'card-unanswered' } : { kind: 'card-declined', code: declined })
  }

  async function load(): Promise<void> {
    stopAsking()
    try {
      take(await read())
    } catch (error) {
      const code = refusalCode(error)
      if (code === 'link-unknown') setFailure('unknown')
      else if (code === 'link-expired') setFailure('expired')
      else if (!shown()) setFailure('unreachable')
      else setNotice(refusalNotice(code))
    }
    follow()
  }

  /** Asks on while something is under way; else again when the shopper comes back to this tab. */
  function follow(): void {
    stopAsking()
    const goesOn = () => isUnderWay(shown()?.order.lastCharge ?? null) || checked() !== undefined
    if (!goesOn()) {
      stopAsking = onReturn(() => void load())
      return
    }
    stopAsking = poll(async () => {
      take(await read())
      if (goesOn()) return false
      follow()
      return true
    }, 5_000)
  }

  /** Does one thing at a time; what it was refused with is said, and the page shows how things stand now. */
  async function perform<T>(deed: () => Promise<T>): Promise<T | undefined> {
    if (busy()) return undefined
    setBusy(true)
    setNotice(undefined)
    try {
      return await deed()
    } catch (error) {
      const told = refusalNotice(refusalCode(error))
      await load()
      setNotice(told)
      return undefined
    } finally {
      setBusy(false)
    }
  }

  /** What was asked and not answered yet: asked again, it is the same payment. */
  let unanswered: { asked: string; idempotencyKey: string } | undefined
  const pay = (payment: Payment, version: number) =>
    perform(async () => {
      const asked = JSON.stringify([version, payment])
      if (unanswered?.asked !== asked) unanswered = { asked, idempotencyKey: crypto.randomUUID() }
      const { chargeId } = await orderService.pay.mutate({ token, version, payment }, { context: unanswered })
      unanswered = undefined
      watchedCharge = chargeId ?? undefined
      leave()
      await load()
      if (chargeId === null) setNotice({ kind: 'withdrawn' })
    })

  const answerCart = (version: number, agreed: { planTotalCents: number } | undefined) =>
    perform(async () => {
      if (agreed) await orderService.acceptCart.mutate({ token, version, ...agreed })
      else await orderService.refuseCart.mutate({ token, version })
      leave()
      await load()
      setNotice({ kind: agreed ? 'cart-accepted' : 'cart-refused' })
    })

  const beginCard = () =>
    perform(async () => {
      try {
        const begun = await orderService.beginCard.mutate({ token })
        keepAttempt(begun.changeId)
        return begun
      } catch (error) {
        // A card was given already, and its answer was lost on the way to this page.
        const given = shown()?.order.cardChange
        if (refusalCode(error) !== 'payment-in-progress' || !given) throw error
        cardGiven(given.id)
        return undefined
      }
    })

  /** The frame took the card: the process is told, as often as it takes, and the page waits for the outcome. */
  function cardGiven(changeId: string): void {
    keepGiven(changeId)
    leave()
    setNotice(undefined)
    setChecked({ changeId, since: Date.now(), told: false })
    stopTelling = poll(async () => {
      await orderService.cardSubmitted.mutate({ token, changeId })
      setChecked((now) => now && { ...now, told: true })
      return true
    }, 10_000)
    follow()
  }

  async function start(): Promise<void> {
    await load()
    const changeId = returnedAttempt() ?? givenAttempt()
    if (changeId && shown()) cardGiven(changeId)
  }

  const retry = (): void => {
    setFailure(undefined)
    void load()
  }
  const online = () => failure() === 'unreachable' && retry()
  window.addEventListener('online', online)
  onCleanup(() => window.removeEventListener('online', online))
  void start()

  return {
    ...{ token, shown, failure, notice, setNotice, busy, leave, retry, pay, answerCart, beginCard, cardGiven },
    /** What became of the last deed is none of the next one. */
    go: (to: Step) => {
      setNotice(undefined)
      go(to)
    },
    step: () => {
      const now = shown()
      return now ? standingStep(step(), now.order, now.cart) : 'plan'
    },
    isCheckingCard: () => checked() !== undefined,
    quotePart: (prepaidCents: number) =>
      perform(async () => {
        const quoted = await orderService.quote.query({ token, prepaidCents })
        if (quoted.prepayment) return quoted
        // The plan became another one, of which this is no part any more.
        await load()
        setNotice({ kind: 'amounts-changed' })
        return undefined
      }),
  }
}

export type OrderState = ReturnType<typeof createOrder>
