import { date, money, percent } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Button, buttonClass } from '@cauce/ui/button'
import CircleCheck from 'lucide-solid/icons/circle-check'
import { Show } from 'solid-js'
import type { OpenedLink } from '../link/service.ts'
import { Cart } from '../offer/cart.tsx'
import { Schedule } from '../offer/schedule.tsx'
import { MerchantContact } from './merchant-contact.tsx'
import { Message } from './message.tsx'

type ConfirmedPlan = NonNullable<OpenedLink['confirmed']>

/** Also what a used link shows: the plan, what is paid, and what is charged when. */
export function Confirmed(props: { link: OpenedLink }) {
  return (
    <div class="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-10">
      <Message icon={CircleCheck} meaning="good" title={m.checkout_confirmed_title()}>
        <p>{m.checkout_confirmed_text()}</p>
        <Show when={props.link.confirmed}>{(plan) => <Plan plan={plan()} link={props.link} />}</Show>
        <div class="flex flex-wrap gap-3 print:hidden">
          <Show when={props.link.orderToken}>
            {(token) => (
              <a class={buttonClass('primary', 'lg')} href={`/order/#${token()}`}>
                {m.letters_order_see()}
              </a>
            )}
          </Show>
          <Button size="lg" onClick={() => window.print()}>
            {m.checkout_print()}
          </Button>
          <MerchantContact phone={props.link.merchantPhone} />
        </div>
      </Message>
      <div class="lg:pt-6">
        <Cart link={props.link} />
      </div>
    </div>
  )
}

function Plan(props: { plan: ConfirmedPlan; link: OpenedLink }) {
  const paidCents = () =>
    props.plan.instalments.reduce((sum, { paidAt, amountCents }) => sum + (paidAt ? amountCents : 0), 0)
  const next = () => props.plan.instalments.find(({ paidAt }) => !paidAt)
  return (
    <>
      <div class="grid gap-1">
        <Show when={paidCents() > 0}>
          <p>{m.checkout_confirmed_paid({ amount: money(paidCents()) })}</p>
        </Show>
        <Show when={next()}>
          {(due) => (
            <p>
              {m.checkout_confirmed_next({
                amount: money(due().amountCents),
                date: date(due().dueOn, undefined, 'long'),
              })}
            </p>
          )}
        </Show>
        <Show when={props.plan.card}>
          {(card) => <p>{m.checkout_confirmed_card({ brand: brandName(card().brand), last4: card().last4 })}</p>}
        </Show>
      </div>
      <section aria-labelledby="plan" class="panel w-full p-4">
        <h2 id="plan" class="mb-2 text-lg">
          {m.checkout_confirmed_plan()}
        </h2>
        <Schedule
          caption={m.checkout_confirmed_plan()}
          rows={props.plan.instalments}
          totalCents={props.plan.totalCents}
          state={(row) => (
            <span class={row.paidAt ? 'text-good-fg' : 'text-muted'}>
              {row.paidAt ? m.checkout_instalment_paid() : m.checkout_instalment_due()}
            </span>
          )}
        />
      </section>
      <p class="text-base text-muted">
        {props.link.legal.merchantLegalName} · {props.link.legal.merchantTaxId} ·{' '}
        {m.checkout_plan_tae({ percent: percent(props.plan.taePercent) })}
      </p>
      <p class="text-base text-muted">
        {m.checkout_fact_withdrawal({ count: props.link.legal.withdrawalDays })} {m.checkout_fact_early_repayment()}
      </p>
    </>
  )
}

const brandName = (brand: string): string => brand.charAt(0).toUpperCase() + brand.slice(1)
