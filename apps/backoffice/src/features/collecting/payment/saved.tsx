import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'

/** How much less the credit costs. */
export const Saved = (props: { cents: number }) => (
  <p class={props.cents > 0 ? 'text-good-fg' : 'text-muted'}>
    {props.cents > 0 ? m.collecting_saved({ amount: money(props.cents) }) : m.collecting_saved_nothing()}
  </p>
)
