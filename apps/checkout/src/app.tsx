import {
  createEffect,
  createSignal,
  ErrorBoundary,
  lazy,
  Match,
  onCleanup,
  Show,
  Suspense,
  Switch,
  untrack,
} from 'solid-js'
import { createCheckout } from './link/checkout.ts'
import { isOrderPage, takeToken } from './link/kept-link.ts'
import { locale } from './link/locale.ts'
import { Offer } from './offer/offer.tsx'
import { Confirmed } from './outcome/confirmed.tsx'
import { Ended } from './outcome/ended.tsx'
import { InReview, Loading, Unknown, Unreachable } from './outcome/states.tsx'
import { Waiting } from './outcome/waiting.tsx'
import { Shell } from './shell/shell.tsx'

const Order = lazy(() => import('./order/order.tsx'))

export function App() {
  const [token, setToken] = createSignal(takeToken())
  const opened = () => window.location.hash.length > 1 && setToken(takeToken())
  window.addEventListener('hashchange', opened)
  onCleanup(() => window.removeEventListener('hashchange', opened))
  createEffect(() => {
    document.documentElement.lang = locale()
  })
  return (
    <Show
      keyed
      when={token()}
      fallback={
        <Shell>
          <Unknown />
        </Shell>
      }
    >
      {(known) => (isOrderPage(window.location) ? <OrderLink token={known} /> : <Link token={known} />)}
    </Show>
  )
}

/** Its code comes when it is asked for: the first load is of whoever pays for the first time. */
function OrderLink(props: { token: string }) {
  const coming = (
    <Shell>
      <Loading />
    </Shell>
  )
  const failed = (
    <Shell>
      <Unreachable onRetry={() => window.location.reload()} />
    </Shell>
  )
  return (
    <ErrorBoundary fallback={failed}>
      <Suspense fallback={coming}>
        <Order token={props.token} />
      </Suspense>
    </ErrorBoundary>
  )
}

function Link(props: { token: string }) {
  const checkout = createCheckout(untrack(() => props.token))
  const { page } = checkout
  const shown = () => {
    const now = page()
    return now.at === 'link' ? now.link : undefined
  }
  const waiting = () => {
    const now = page()
    return now.at === 'waiting' ? now : undefined
  }
  const link = () => shown() ?? waiting()?.link
  const status = () => shown()?.status
  return (
    <Shell merchantName={link()?.merchantName}>
      <Switch fallback={<Loading />}>
        <Match when={page().at === 'unreachable'}>
          <Unreachable onRetry={() => checkout.retry()} />
        </Match>
        <Match when={page().at === 'unknown'}>
          <Unknown />
        </Match>
        <Match when={waiting()}>{(now) => <Waiting since={now().since} />}</Match>
        <Match when={status() === 'open' && shown()}>{(now) => <Offer link={now()} checkout={checkout} />}</Match>
        <Match when={status() === 'in-review'}>
          <InReview />
        </Match>
        <Match when={status() === 'confirmed' && shown()}>{(now) => <Confirmed link={now()} />}</Match>
        <Match when={shown()}>{(now) => <Ended link={now()} />}</Match>
      </Switch>
    </Shell>
  )
}
