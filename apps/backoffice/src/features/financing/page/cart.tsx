import { m } from '@cauce/i18n/messages'
import { Section } from '@cauce/ui/section'
import { LineTable } from '../../cart/line-table.tsx'
import type { Details } from '../row.ts'

/** What is being sold. */
export const Cart = (props: { financing: Details }) => (
  <Section title={m.financing_new_part_cart()}>
    <LineTable lines={props.financing.lines} totalCents={props.financing.totalCents} />
  </Section>
)
