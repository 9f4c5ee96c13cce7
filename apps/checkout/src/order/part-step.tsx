import { money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { parseMoney } from '@cauce/ui/money-text'
import { createEffect, createSignal, on, Show } from 'solid-js'
import { locale } from '../link/locale.ts'
import { Schedule } from '../offer/schedule.tsx'
import { type QuotedStep, Saved } from './pay-steps.tsx'
import { ChargedTo, StepFrame } from './step-frame.tsx'

type Quoted = NonNullable<Awaited<ReturnType<QuotedStep['state']['quotePart']>>>

/** First an amount, then what the plan becomes with it, then the payment of just that. */
export function PartStep(props: QuotedStep) {
  const [text, setText] = createSignal('')
  const [isWrong, setWrong] = createSignal(false)
  const [quoted, setQuoted] = createSignal<Quoted>()
  let input!: HTMLInputElement
  const part = () => props.quote.part!
  const limits = () => ({ least: money(part().leastCents), most: money(part().mostCents) })
  const preview = () => quoted()?.prepayment

  createEffect(
    on(
      () => props.quote.version,
      (_, before) => before !== undefined && setQuoted(undefined),
    ),
  )

  async function look(): Promise<void> {
    const cents = parseMoney(text(), locale())
    const isOffered = cents !== null && cents >= part().leastCents && cents <= part().mostCents
    setWrong(!isOffered)
    if (isOffered) setQuoted(await props.state.quotePart(cents))
    else input.focus()
  }

  function press(): void {
    const agreed = preview()
    const version = quoted()?.version
    if (agreed && version !== undefined)
      void props.state.pay({ purpose: 'prepayment', amountCents: agreed.amountCents }, version)
    else void look()
  }

  return (
    <StepFrame
      title={m.shopper_part()}
      state={props.state}
      deed={preview() ? m.shopper_pay_now({ amount: money(preview()!.amountCents) }) : m.shopper_part_show()}
      onDeed={press}
    >
      <div class="grid gap-1">
        <label for="part" class="font-medium">
          {m.shopper_part_amount()}
        </label>
        <div class="relative">
          <input
            ref={input}
            id="part"
            type="text"
            inputMode="decimal"
            autocomplete="off"
            class="control h-12 w-full pr-8 text-right text-lg tabular-nums"
            value={text()}
            aria-invalid={isWrong() ? 'true' : undefined}
            aria-describedby="part-hint"
            onInput={(event) => {
              setText(event.currentTarget.value)
              setQuoted(undefined)
              setWrong(false)
            }}
          />
          <span class="pointer-events-none absolute inset-y-0 right-3 flex items-center text-muted" aria-hidden="true">
            €
          </span>
        </div>
        <p
          id="part-hint"
          class={isWrong() ? 'text-bad-fg' : 'text-base text-muted'}
          role={isWrong() ? 'alert' : undefined}
        >
          {isWrong()
            ? m.shopper_part_wrong(limits())
            : m.shopper_part_hint({ ...limits(), amount: money(props.quote.settlement?.amountCents ?? 0) })}
        </p>
      </div>
      <div aria-live="polite">
        <Show when={preview()}>
          {(after) => (
            <section aria-labelledby="after" class="panel grid gap-3 p-4">
              <h2 id="after" class="text-lg">
                {m.shopper_part_after()}
              </h2>
              <Schedule
                caption={m.shopper_part_after()}
                rows={after().instalments}
                totalCents={after().instalments.reduce((sum, { amountCents }) => sum + amountCents, 0)}
              />
              <Saved cents={after().savedCents} />
              <ChargedTo plan={props.order.plan} />
            </section>
          )}
        </Show>
      </div>
    </StepFrame>
  )
}
