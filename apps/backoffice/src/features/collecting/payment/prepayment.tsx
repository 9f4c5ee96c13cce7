import { date, money } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'
import { Field } from '@cauce/ui/field'
import { Money } from '@cauce/ui/money'
import { MoneyInput } from '@cauce/ui/money-input'
import { createSignal, For, onCleanup, Show } from 'solid-js'
import { codeText, fetchWording } from '../../../api/failure-text.ts'
import { cardText } from './card-text.ts'
import type { Payment } from './create-payment.ts'
import type { Quote } from './purpose.ts'
import { Saved } from './saved.tsx'

/** After the last keystroke. */
const settleMs = 300
const head = 'pb-1 font-medium'
const cell = 'border-line border-t py-1'

/** How much is paid today, and the plan that is left after it. */
export function Prepayment(props: { quote: Quote; payment: Payment; part: NonNullable<Quote['part']> }) {
  const [cents, setCents] = createSignal(props.payment.prepaidCents())
  const [error, setError] = createSignal<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const limits = () => ({ least: money(props.part.leastCents), most: money(props.part.mostCents) })
  const judge = async (typed: number | null, text: string) => {
    setCents(typed)
    clearTimeout(timer)
    props.payment.setPrepaidCents(null)
    const isUnreadable = typed === null && text.trim() !== ''
    if (isUnreadable) await fetchWording()
    if (cents() !== typed) return
    const isOutside = typed !== null && (typed < props.part.leastCents || typed > props.part.mostCents)
    if (isUnreadable) setError(codeText('not-a-number'))
    else setError(isOutside ? m.collecting_prepayment_wrong(limits()) : undefined)
    if (typed !== null && !isOutside) timer = setTimeout(() => props.payment.setPrepaidCents(typed), settleMs)
  }
  const preview = () => {
    const { prepayment } = props.quote
    return prepayment && prepayment.amountCents === cents() ? prepayment : undefined
  }
  return (
    <>
      <Field
        label={m.collecting_prepayment_amount()}
        required
        hint={m.collecting_prepayment_hint({ ...limits(), amount: money(props.quote.settlement?.amountCents ?? 0) })}
        error={error()}
      >
        <MoneyInput data-first="" cents={cents()} onChange={(typed, text) => void judge(typed, text)} />
      </Field>
      <Show when={preview()}>
        {(then) => (
          <>
            <table class="w-full border-separate border-spacing-0 text-left tabular-nums">
              <caption class="pb-1 text-left font-medium">{m.collecting_prepayment_then()}</caption>
              <thead class="text-muted text-sm">
                <tr>
                  <th scope="col" class={head}>
                    {m.collecting_prepayment_number()}
                  </th>
                  <th scope="col" class={head}>
                    {m.collecting_prepayment_date()}
                  </th>
                  <th scope="col" class={`${head} text-right`}>
                    {m.collecting_prepayment_amount_column()}
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={then().instalments}>
                  {(instalment) => (
                    <tr>
                      <td class={cell}>{instalment.number}.</td>
                      <td class={cell}>{date(instalment.dueOn)}</td>
                      <td class={cell}>
                        <Money cents={instalment.amountCents} />
                      </td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
            <Saved cents={then().savedCents} />
            <p>{m.collecting_prepayment_card({ card: cardText(props.quote) })}</p>
          </>
        )}
      </Show>
    </>
  )
}
