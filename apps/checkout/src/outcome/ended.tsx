import { m } from '@cauce/i18n/messages'
import CircleX from 'lucide-solid/icons/circle-x'
import Clock from 'lucide-solid/icons/clock'
import { Show } from 'solid-js'
import type { OpenedLink } from '../link/service.ts'
import { MerchantContact } from './merchant-contact.tsx'
import { Message } from './message.tsx'

type Reason = NonNullable<OpenedLink['deadReason']>

const reasons: Record<Reason, (merchant: string) => string> = {
  declined: () => m.checkout_dead_declined(),
  withdrawn: (merchant) => m.checkout_dead_withdrawn({ merchant }),
  lapsed: () => m.checkout_dead_lapsed(),
  'technical-failure': () => m.checkout_dead_technical(),
}

/** A link that leads nowhere any more: it ran out, or its financing is dead, each by its own reason. */
export function Ended(props: { link: OpenedLink }) {
  const merchant = () => props.link.merchantName
  return (
    <Show
      when={props.link.deadReason}
      fallback={
        <Message icon={Clock} meaning="ended" title={m.checkout_link_expired_title()}>
          <p>{m.checkout_link_expired_text({ merchant: merchant() })}</p>
          <Reference link={props.link} />
          <MerchantContact phone={props.link.merchantPhone} />
        </Message>
      }
    >
      {(reason) => (
        <Message icon={CircleX} meaning="ended" title={m.checkout_dead_title()}>
          <p>{reasons[reason()](merchant())}</p>
          <p>{m.checkout_contact({ merchant: merchant() })}</p>
          <Reference link={props.link} />
          <MerchantContact phone={props.link.merchantPhone} />
        </Message>
      )}
    </Show>
  )
}

const Reference = (props: { link: OpenedLink }) => (
  <p class="text-muted">{m.checkout_reference({ reference: props.link.reference })}</p>
)
