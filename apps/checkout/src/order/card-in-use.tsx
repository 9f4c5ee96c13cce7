import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Show } from 'solid-js'
import type { OpenedOrder } from '../link/service.ts'
import type { OrderState } from './create-order.ts'
import { brandName, expiryText } from './plan-words.ts'

/** The card that is charged; another may be given as long as something is to be paid. */
export function CardInUse(props: { order: OpenedOrder; state: OrderState }) {
  return (
    <Show when={(props.order.plan?.toCome.count ?? 0) > 0}>
      <section aria-labelledby="card-in-use" class="panel flex flex-wrap items-center justify-between gap-3 p-4">
        <div>
          <h2 id="card-in-use" class="text-lg">
            {m.shopper_card_title()}
          </h2>
          <Show when={props.order.plan?.card} fallback={<p class="text-muted">{m.shopper_card_none()}</p>}>
            {(card) => (
              <p class="text-base text-muted">
                {m.shopper_card_in_use({
                  brand: brandName(card().brand),
                  last4: card().last4,
                  expiry: expiryText(card()),
                })}
              </p>
            )}
          </Show>
        </div>
        <Button size="lg" onClick={() => props.state.go('card')}>
          {m.shopper_card_change()}
        </Button>
      </section>
    </Show>
  )
}
