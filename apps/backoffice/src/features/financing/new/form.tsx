import { longest } from '@cauce/domain/limits'
import { joined } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Field } from '@cauce/ui/field'
import { Section } from '@cauce/ui/section'
import { Select } from '@cauce/ui/select'
import { TextInput } from '@cauce/ui/text-input'
import { showToast } from '@cauce/ui/toast'
import { Show } from 'solid-js'
import { unwrap } from 'solid-js/store'
import { fieldText } from '../../../api/field-text.ts'
import { CartEditor } from './cart-editor.tsx'
import type { Sale } from './controller.ts'
import { type DraftLine, linesInCentre, taxOfCentre } from './draft.ts'
import { ShopperFields } from './shopper-fields.tsx'

/** What the agent types, in the order of the call. */
export function SaleForm(props: { sale: Sale }) {
  return (
    <div class="grid min-w-0 gap-6">
      <Section title={m.financing_new_part_sale()}>
        <div class="grid gap-4 @lg:grid-cols-2">
          <Field
            label={m.financing_new_reference()}
            hint={m.financing_new_reference_hint()}
            error={fieldText(props.sale.fault('reference'))}
            required
          >
            <TextInput
              value={props.sale.draft.reference}
              onChange={(text) => {
                props.sale.setDraft('reference', text)
                props.sale.touched('reference')
              }}
              onBlur={() => props.sale.leave('reference')}
              maxLength={longest.saleReference}
              autocomplete="off"
              autofocus
            />
          </Field>
          <Show when={props.sale.options.centres.length > 1}>
            <Field label={m.financing_column_centre()} error={fieldText(props.sale.fault('centreId'))} required>
              <Select
                value={props.sale.draft.centreId}
                placeholder={m.financing_new_choose_centre()}
                options={props.sale.options.centres.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(id) => chooseCentre(props.sale, id)}
                onBlur={() => props.sale.leave('centreId')}
              />
            </Field>
          </Show>
        </div>
      </Section>
      <Section title={m.financing_new_part_shopper()}>
        <ShopperFields sale={props.sale} />
      </Section>
      <Section title={m.financing_new_part_cart()}>
        <CartEditor sale={props.sale} />
      </Section>
    </div>
  )
}

/** What was picked in the catalogue of the centre before is no longer of one, which is said and can be taken back. */
function chooseCentre(sale: Sale, id: string): void {
  const { options, draft } = sale
  const { centreId, lines } = structuredClone(unwrap(draft))
  const taxBefore = taxOfCentre(options, centreId || (options.centres[0]?.id ?? ''))
  const put = (nextLines: DraftLine[], centre: string) => {
    sale.setDraft('lines', nextLines)
    sale.setDraft('centreId', centre)
    sale.touched('centreId')
  }
  put(linesInCentre(lines, taxBefore, taxOfCentre(options, id)), id)
  const left = lines.filter(({ serviceId }) => serviceId !== null).map(({ reference }) => reference)
  if (left.length > 0)
    showToast({ text: m.catalogue_lines_left({ references: joined(left) }), undo: () => put(lines, centreId) })
}
