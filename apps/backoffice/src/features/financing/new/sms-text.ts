import { type SmsSize, smsSize } from '@cauce/domain/messaging/segments'
import { linkText } from '@cauce/i18n/letters'
import type { Locale } from '@cauce/i18n/locale'

/** Stands for the token that only sending makes; as long and of the same alphabet. */
const sampleToken = 'Zk3vQ8sTn1LxW5pRb7YcMdHg2FjVu4aEo9Kt6wBy0NrXqCi'

export type SmsPreview = SmsSize & {
  text: string
  /** What it would take without the characters that force UCS-2. */
  segmentsWithoutCostly: number
}

/** The SMS with the link as it will be sent, and how it is billed. `linkLength` counts the whole address. */
export function smsPreview(
  { merchantName, checkoutOrigin, linkLength }: { merchantName: string; checkoutOrigin: string; linkLength: number },
  locale: Locale,
): SmsPreview {
  const start = `${checkoutOrigin}/#`
  const link = start + sampleToken.repeat(3).slice(0, Math.max(0, linkLength - start.length))
  const text = linkText({ merchantName, link }, locale)
  const size = smsSize(text)
  const plain = [...text].filter((character) => !size.costlyCharacters.includes(character)).join('')
  return { ...size, text, segmentsWithoutCostly: smsSize(plain).segments }
}
