import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import UserRoundCheck from 'lucide-solid/icons/user-round-check'
import UserRoundSearch from 'lucide-solid/icons/user-round-search'
import { Match, Show, Switch } from 'solid-js'
import { phoneText } from '../../../phone-text.ts'
import type { Sale } from './controller.ts'

/**
 * A customer the merchant knows by this phone or e-mail: the agent says whether it is the one on the line. Its place is
 * kept from the beginning, since it comes while the fields below are being typed into.
 */
export function KnownCustomerNotice(props: { sale: Sale }) {
  const home = () => props.sale.options.merchant?.country
  const shown = () => props.sale.suggestion() !== undefined || props.sale.draft.customerId !== null
  return (
    <div class="mt-3 grid h-36 grid-cols-[minmax(0,1fr)] items-stretch @lg:h-22">
      <Show when={!shown()}>
        <p class="col-start-1 row-start-1 flex items-center gap-3 rounded-md border border-line border-dashed px-3 text-muted text-sm">
          <UserRoundSearch class="size-4 shrink-0" aria-hidden="true" />
          {m.financing_known_place()}
        </p>
      </Show>
      <div role="status" class="col-start-1 row-start-1 grid grid-cols-[minmax(0,1fr)]">
        <Switch>
          <Match when={props.sale.suggestion()}>
            {(known) => (
              <div class="flex flex-wrap items-center gap-x-3 rounded-md border border-line bg-selected px-3 @lg:flex-nowrap">
                <UserRoundSearch class="size-4 shrink-0 text-accent" aria-hidden="true" />
                <span class="min-w-0 grow basis-48">
                  <span class="line-clamp-2">
                    {m.financing_known_looks_like({ name: `${known().firstName} ${known().lastName}` })}
                  </span>
                  <span class="line-clamp-2 text-muted text-sm wrap-anywhere">
                    {phoneText(known().phone, home())} · {known().email}
                  </span>
                </span>
                <span class="flex gap-2">
                  <Button onClick={() => props.sale.useCustomer(known())}>{m.financing_known_use()}</Button>
                  <Button variant="ghost" onClick={() => props.sale.dismiss(known().id)}>
                    {m.financing_known_other()}
                  </Button>
                </span>
              </div>
            )}
          </Match>
          <Match when={props.sale.draft.customerId}>
            {(id) => (
              <div class="flex flex-wrap items-center gap-x-3 px-3 text-sm @lg:flex-nowrap">
                <UserRoundCheck class="size-4 shrink-0 text-good-fg" aria-hidden="true" />
                <span class="min-w-0 grow basis-48">{m.financing_known_chosen()}</span>
                <Button
                  variant="ghost"
                  onClick={() => {
                    props.sale.dismiss(id())
                    props.sale.setDraft('customerId', null)
                  }}
                >
                  {m.financing_known_undo()}
                </Button>
              </div>
            )}
          </Match>
        </Switch>
      </div>
    </div>
  )
}
