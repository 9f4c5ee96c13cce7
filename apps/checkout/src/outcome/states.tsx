import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Skeleton } from '@cauce/ui/skeleton'
import Hourglass from 'lucide-solid/icons/hourglass'
import Link2Off from 'lucide-solid/icons/link-2-off'
import WifiOff from 'lucide-solid/icons/wifi-off'
import { Message } from './message.tsx'

/** The shape of the offer that is coming. */
export function Loading() {
  return (
    <div aria-busy="true" class="grid gap-6 lg:max-w-xl">
      <span role="status" class="sr-only">
        {m.checkout_loading()}
      </span>
      <Skeleton class="h-40 w-full rounded-lg" />
      <Skeleton class="h-6 w-2/3" />
      <div class="grid gap-2">
        <Skeleton class="h-20 w-full rounded-lg" />
        <Skeleton class="h-20 w-full rounded-lg" />
        <Skeleton class="h-20 w-full rounded-lg" />
      </div>
    </div>
  )
}

export function Unreachable(props: { onRetry: () => void }) {
  return (
    <Message icon={WifiOff} meaning="bad" title={m.checkout_unreachable_title()}>
      <p>{m.checkout_unreachable_text()}</p>
      <Button variant="primary" size="lg" onClick={() => props.onRetry()}>
        {m.checkout_retry()}
      </Button>
    </Message>
  )
}

export function Unknown() {
  return (
    <Message icon={Link2Off} meaning="ended" title={m.checkout_unknown_title()}>
      <p>{m.checkout_unknown_text()}</p>
    </Message>
  )
}

export function InReview() {
  return (
    <Message icon={Hourglass} meaning="waiting" title={m.checkout_review_title()}>
      <p>{m.checkout_review_text()}</p>
      <p>{m.checkout_review_hold()}</p>
      <p class="text-muted">{m.checkout_review_page()}</p>
    </Message>
  )
}
