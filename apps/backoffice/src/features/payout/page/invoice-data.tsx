import { rate } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { DescriptionList } from '@cauce/ui/description-list'
import { Section } from '@cauce/ui/section'
import { createSignal, Show } from 'solid-js'
import { useSession } from '../../../session/session.tsx'
import type { Settings } from '../row.ts'
import { AddressDialog } from './address-dialog.tsx'
import { IdentityDialog } from './identity-dialog.tsx'

/** Who is invoiced and where: the address is the merchant's to set, the rest finance's. */
export function InvoiceData(props: { settings: Settings }) {
  const session = useSession()
  const [changing, setChanging] = createSignal<'address' | 'identity'>()
  const invoice = () => props.settings.invoice
  const address = () => [invoice().street, [invoice().postcode, invoice().city].filter(Boolean).join(' ')]
  return (
    <Section title={m.payout_invoice()}>
      <DescriptionList
        items={[
          { term: m.payout_legal_name(), detail: invoice().legalName },
          { term: m.payout_tax_id(), detail: invoice().taxId },
          {
            term: m.payout_address(),
            detail: (
              <Show when={invoice().street} fallback={<span class="text-bad-fg">{m.payout_address_none()}</span>}>
                {address().join(', ')}
              </Show>
            ),
          },
          { term: m.payout_vat(), detail: rate(invoice().commissionVatBp) },
        ]}
      />
      <div class="mt-3 flex flex-wrap gap-2 empty:hidden">
        <Show when={session.can('payouts.set')}>
          <Button onClick={() => setChanging('address')}>{m.payout_address_change()}</Button>
        </Show>
        <Show when={session.can('payouts.approve')}>
          <Button onClick={() => setChanging('identity')}>{m.payout_identity_change()}</Button>
        </Show>
      </div>
      <Show when={changing() === 'address'}>
        <AddressDialog settings={props.settings} onClose={() => setChanging(undefined)} />
      </Show>
      <Show when={changing() === 'identity'}>
        <IdentityDialog settings={props.settings} onClose={() => setChanging(undefined)} />
      </Show>
    </Section>
  )
}
