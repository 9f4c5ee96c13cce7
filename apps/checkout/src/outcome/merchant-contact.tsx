import { groupedPhone } from '@cauce/domain/customers/phone-groups'
import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { Show } from 'solid-js'

/** Who to call, where the merchant has said so. */
export function MerchantContact(props: { phone: string | null }) {
  return (
    <Show when={props.phone}>
      {(phone) => (
        <a href={`tel:${phone()}`} class={buttonClass('secondary', 'lg')}>
          {m.checkout_call({ phone: groupedPhone(phone()) ?? phone() })}
        </a>
      )}
    </Show>
  )
}
