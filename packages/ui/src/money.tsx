import { formatMoney } from './money-text.ts'
import { useUi } from './ui-provider.tsx'

/** Integer cents, always with decimals and currency; stands at the right of its column. */
export function Money(props: { cents: number; currency?: string; class?: string }) {
  const ui = useUi()
  return (
    <span class={`block whitespace-nowrap text-right tabular-nums ${props.class ?? ''}`}>
      {formatMoney(props.cents, ui.locale, props.currency ?? 'EUR')}
    </span>
  )
}
