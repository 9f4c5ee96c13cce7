import { m } from '@cauce/i18n/messages'
import { buttonClass } from '@cauce/ui/button'
import { Show } from 'solid-js'
import { phoneText } from '../shell/phone-text.ts'

/** Who to call, where the merchant has said so. */
export function MerchantContact(props: { phone: string | null }) {
  return (
    <Show when={props.phone}>
      {(phone) => (
        <a href={`tel:${phone()}`} class={buttonClass('secondary', 'lg')}>
          {m.checkout_call({ phone: phoneText(phone()) })}
        </a>
      )}
    </Show>
  )
}
