import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import UserRoundCheck from 'lucide-solid/icons/user-round-check'
import UserRoundSearch from 'lucide-solid/icons/user-round-search'
import { Match, Switch } from 'solid-js'
import { phoneText } from '../phone-text.ts'
import type { Sale } from './controller.ts'

/** A customer the merchant knows by this phone or e-mail: the agent says whether it is the one on the line. */
export function KnownCustomerNotice(props: { sale: Sale }) {
  const home = () => props.sale.options.merchant?.country
  return (
    <div role="status">
      <Switch>
        <Match when={props.sale.suggestion()}>
          {(known) => (
            <div class="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-line bg-selected px-3 py-2">
              <UserRoundSearch class="size-4 shrink-0 text-accent" aria-hidden="true" />
              <span class="min-w-0 grow">
                {m.financing_known_looks_like({ name: `${known().firstName} ${known().lastName}` })}
                <span class="block text-muted text-sm">
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
            <div class="mt-3 flex flex-wrap items-center gap-3 text-sm">
              <UserRoundCheck class="size-4 shrink-0 text-good-fg" aria-hidden="true" />
              <span class="grow">{m.financing_known_chosen()}</span>
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
  )
}
