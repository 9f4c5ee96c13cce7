import { wholeNumber } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { createMemo, Show } from 'solid-js'
import type { Sale } from './controller.ts'
import { smsPreview } from './sms-text.ts'

/** The SMS as the shopper will read it, in their language, with what it takes to send it. */
export function SmsPreview(props: { sale: Sale }) {
  const sms = createMemo(() => {
    const { merchant, checkoutOrigin, linkLength } = props.sale.options
    return smsPreview(
      { merchantName: merchant?.name ?? '', checkoutOrigin, linkLength },
      props.sale.draft.shopper.locale,
    )
  })
  return (
    <section aria-label={m.financing_sms_title()} class="min-w-0">
      <h2 class="mb-2 text-base">{m.financing_sms_title()}</h2>
      <p
        lang={props.sale.draft.shopper.locale}
        class="break-words rounded-lg rounded-bl-sm border border-line bg-page px-3 py-2"
      >
        {sms().text}
      </p>
      <p class="mt-1.5 text-muted text-sm tabular-nums">
        {m.financing_sms_segments({ count: sms().segments, characters: wholeNumber(sms().characters) })}
      </p>
      <Show when={sms().costlyCharacters.length > 0}>
        <p class="mt-1 text-sm text-waiting-fg">
          {m.financing_sms_costly_characters({ characters: sms().costlyCharacters.join(' ') })}{' '}
          <Show when={sms().segmentsWithoutCostly < sms().segments}>
            {m.financing_sms_without_costly({ count: sms().segmentsWithoutCostly })}
          </Show>
        </p>
      </Show>
    </section>
  )
}
