import { createSignal, onCleanup } from 'solid-js'
import { givenAttempt, keepAttempt, keepGiven, returnedAttempt } from './kept-link.ts'
import { followLink, locale } from './locale.ts'
import { onReturn } from './on-return.ts'
import type { OfferNotice, Page } from './page.ts'
import { poll } from './poll.ts'
import { type BegunPayment, type OpenedLink, refusalCode, service } from './service.ts'

/** Longer than the server holds a submitted card to be on its way; then the shopper may try again. */
const givesUpAfterMs = 130_000
const settledCodes = ['link-expired', 'not-live', 'payment-in-progress']

/** The state of one payment link, and what may be done with it. */
export function createCheckout(token: string) {
  const [page, setPage] = createSignal<Page>({ at: 'loading' })
  const [notice, setNotice] = createSignal<OfferNotice>()
  const [instalments, setInstalments] = createSignal<number>()
  const [accepted, setAccepted] = createSignal(false)
  let stopAsking = () => {}
  onCleanup(() => stopAsking())

  async function load(): Promise<void> {
    try {
      const link = await service.open.query({ token })
      followLink(link.locale)
      show(link)
    } catch (error) {
      const code = refusalCode(error)
      setPage(code === 'link-unknown' ? { at: 'unknown' } : { at: 'unreachable', code })
    }
  }

  function show(link: OpenedLink): void {
    stopAsking()
    if (link.status === 'paying') {
      wait(link)
      return
    }
    setPage({ at: 'link', link })
    if (link.status === 'in-review') stopAsking = poll(() => leftStatus('in-review'), 60_000)
    if (link.status === 'open') stopAsking = onReturn(() => void leftStatus('open'))
  }

  /** Asks whether the link still stands where the page shows it; if not, shows where it stands now. */
  async function leftStatus(shown: OpenedLink['status']): Promise<boolean> {
    const { status } = await service.status.query({ token })
    if (status === shown) return false
    await load()
    return true
  }

  function wait(link: OpenedLink, isTold = () => true): void {
    const since = Date.now()
    setNotice(undefined)
    setPage({ at: 'waiting', link, since })
    stopAsking()
    stopAsking = poll(() => outcomeOf(since, isTold), 5_000)
  }

  /** Until the process was told of this card, a refusal that stands there is of the card before. */
  async function outcomeOf(since: number, isTold: () => boolean): Promise<boolean> {
    const told = isTold()
    const answer = await service.status.query({ token })
    const { status } = answer
    const declineCode = told ? answer.declineCode : null
    const goesOn = status === 'paying' || (status === 'open' && declineCode === null)
    if (goesOn && Date.now() - since < givesUpAfterMs) return false
    if (status === 'paying') return false
    keepGiven(undefined)
    if (status === 'open')
      setNotice(declineCode === null ? { kind: 'unanswered' } : { kind: 'declined', code: declineCode })
    const fresh = await service.open.query({ token }).catch(() => undefined)
    if (!fresh) return false
    show(fresh)
    return true
  }

  /** Begins the payment of the plan as it is shown; undefined when that was refused, which the page then says. */
  async function begin(plan: OpenedLink['plans'][number]): Promise<BegunPayment | undefined> {
    setNotice(undefined)
    try {
      const begun = await service.begin.mutate({
        token,
        instalments: plan.instalments.length,
        termsAccepted: true,
        accepted: { totalCents: plan.totalCents, firstDueOn: plan.instalments[0]?.dueOn ?? '' },
        locale: locale(),
      })
      keepAttempt(begun.attemptId)
      return begun
    } catch (error) {
      await explain(refusalCode(error))
      return undefined
    }
  }

  async function explain(code: string): Promise<void> {
    if (settledCodes.includes(code)) return load()
    if (code === 'unreachable') return void setNotice({ kind: 'offline' })
    if (code === 'card-service-unavailable') return void setNotice({ kind: 'card-service' })
    if (code !== 'total-changed' && code !== 'instalments-not-offered') return void setNotice({ kind: 'failed' })
    setAccepted(false)
    await load()
    setNotice({ kind: 'plan-changed' })
  }

  /** The frame took the card: the process is told, as often as it takes, and the page waits for the outcome. */
  function submitted(link: OpenedLink, attemptId: string): void {
    keepGiven(attemptId)
    let told = false
    wait(link, () => told)
    const watch = stopAsking
    const stopTelling = poll(async () => {
      await service.submitted.mutate({ token, attemptId })
      told = true
      return told
    }, 10_000)
    stopAsking = () => {
      watch()
      if (!told) stopTelling()
    }
  }

  async function start(): Promise<void> {
    await load()
    const now = page()
    const attemptId = returnedAttempt() ?? givenAttempt()
    if (attemptId && now.at === 'link' && now.link.status === 'open') submitted(now.link, attemptId)
  }

  const retry = (): void => {
    setPage({ at: 'loading' })
    void load()
  }
  const online = () => page().at === 'unreachable' && retry()
  window.addEventListener('online', online)
  onCleanup(() => window.removeEventListener('online', online))
  void start()

  return {
    page,
    notice,
    setNotice,
    /** Kept here, so that a refused card, a reload of the offer or another language loses nothing of it. */
    chosen: { instalments, setInstalments, accepted, setAccepted },
    begin,
    submitted,
    /** Whether another tab, the agent or time has settled it; the page then shows how. */
    isSettledElsewhere: () => leftStatus('open').catch(() => false),
    retry,
  }
}

export type Checkout = ReturnType<typeof createCheckout>
