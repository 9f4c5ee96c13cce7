import { m } from '@cauce/i18n/messages'
import { type Description, DescriptionList } from '@cauce/ui/description-list'
import { linkClass } from '@cauce/ui/link'
import { Section } from '@cauce/ui/section'
import { useQueryClient } from '@tanstack/solid-query'
import { api } from '../../../api/api.ts'
import { phoneText } from '../../../phone-text.ts'
import { useSession } from '../../../session/session.tsx'
import { localeChoices } from '../../access/choices.ts'
import { AutomaticPayments } from '../list/automatic-payments.tsx'
import type { Details } from '../row.ts'

/** Who bought, and whether their instalments are charged by themselves. */
export function CustomerBox(props: { order: Details }) {
  const queryClient = useQueryClient()
  const session = useSession()
  const items = (): Description[] => [
    {
      term: m.financing_column_phone(),
      detail: (
        <a class={linkClass} href={`tel:${props.order.phone}`}>
          {phoneText(props.order.phone, session.me().merchant?.country)}
        </a>
      ),
    },
    {
      term: m.financing_new_email(),
      detail: (
        <a class={`${linkClass} break-all`} href={`mailto:${props.order.email}`}>
          {props.order.email}
        </a>
      ),
    },
    {
      term: m.financing_new_language(),
      detail: localeChoices().find(({ value }) => value === props.order.locale)?.label,
    },
    {
      term: m.orders_column_automatic(),
      detail: (
        <AutomaticPayments
          row={props.order}
          onSwitched={() => void queryClient.invalidateQueries({ queryKey: api.orders.key() })}
        />
      ),
    },
  ]
  return (
    <Section title={props.order.customerName}>
      <DescriptionList items={items()} />
    </Section>
  )
}
