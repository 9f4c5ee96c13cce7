import { m } from '@cauce/i18n/messages'
import { Button } from '@cauce/ui/button'
import { Show } from 'solid-js'
import type { Checkout } from '../link/checkout.ts'
import { locale } from '../link/locale.ts'
import type { OpenedLink } from '../link/service.ts'
import { Fold } from '../shell/fold.tsx'
import { Acceptance } from './acceptance.tsx'
import { CardSection } from './card-section.tsx'
import { Cart } from './cart.tsx'
import { createChoice } from './choice.ts'
import { Facts } from './facts.tsx'
import { LastTry } from './offer-notice.tsx'
import { chargeText, payText } from './plan-text.ts'
import { Plans } from './plans.tsx'
import { Schedule } from './schedule.tsx'

/** In the middle of the screen, clear of the button that stays at its foot. */
function reach(input: HTMLInputElement | null): void {
  input?.focus({ preventScroll: true })
  input?.scrollIntoView({ block: 'center' })
}

export function Offer(props: { link: OpenedLink; checkout: Checkout }) {
  const choice = createChoice(() => props.link, props.checkout)
  let form!: HTMLFormElement
  let acceptance!: HTMLInputElement

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    choice.press()
    if (choice.missing().plan) reach(form.querySelector<HTMLInputElement>('input[name=plan]'))
    else if (choice.missing().acceptance) reach(acceptance)
  }

  return (
    <form ref={form} novalidate onSubmit={submit} class="flex grow flex-col lg:grow-0">
      <h1 class="sr-only">{m.checkout_title({ merchant: props.link.merchantName })}</h1>
      <div class="grid grow content-start items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-10">
        <div class="lg:sticky lg:top-6 lg:order-2">
          <Cart link={props.link} />
        </div>
        <Show
          when={props.link.plans.length > 0}
          fallback={<p role="status">{m.checkout_no_plans({ merchant: props.link.merchantName })}</p>}
        >
          <div class="grid gap-4">
            <Plans
              plans={props.link.plans}
              chosen={choice.instalments()}
              missing={choice.missing().plan}
              onChoose={choice.choose}
            />
            <Show when={choice.plan()}>
              {(plan) => (
                <Fold title={m.checkout_schedule_title()}>
                  <Schedule
                    caption={m.checkout_schedule_title()}
                    rows={plan().instalments}
                    totalCents={plan().totalCents}
                  />
                </Fold>
              )}
            </Show>
            <Fold title={m.checkout_facts_title()}>
              <Facts link={props.link} plan={choice.plan()} />
            </Fold>
            <Acceptance
              ref={(input) => {
                acceptance = input
              }}
              checked={choice.accepted()}
              missing={choice.missing().acceptance}
              onChange={choice.accept}
            />
            <Show when={choice.begun()}>
              {(begun) => (
                <CardSection
                  scriptUrl={props.link.cardScriptUrl}
                  publishableKey={props.link.publishableKey}
                  clientSecret={begun().clientSecret}
                  merchantName={props.link.merchantName}
                  charge={chargeText(choice.plan() ?? props.link.plans[0]!)}
                  locale={locale()}
                  onOpen={choice.setFrame}
                />
              )}
            </Show>
          </div>
        </Show>
      </div>
      <Show when={props.link.plans.length > 0}>
        <div class="sticky bottom-0 -mx-4 mt-6 grid gap-3 border-line border-t bg-page px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] lg:mr-106 lg:ml-0 lg:px-0">
          <LastTry notice={props.checkout.notice()} />
          <Button
            type="submit"
            variant="primary"
            size="lg"
            class="w-full"
            busy={choice.busy()}
            aria-disabled={choice.begun() && !choice.frameIsOpen() ? 'true' : undefined}
          >
            <Show when={choice.begun() && choice.plan()} fallback={m.checkout_continue()}>
              {(plan) => <>{choice.busy() ? m.checkout_paying() : payText(plan())}</>}
            </Show>
          </Button>
        </div>
      </Show>
    </form>
  )
}
