import { useQueryClient } from '@tanstack/solid-query'
import { createMemo, createSignal } from 'solid-js'
import { api } from '../../../api/api.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureText } from '../../../api/failure-text.ts'
import { useQuery } from '../../../api/use-query.ts'
import { askedPayment, isUnderWay, type Purpose, type Quote } from './purpose.ts'

/** How often a charge that is under way is asked for, beside what the live changes tell. */
const askAgainMs = 3_000

/** The plan is not the one that was shown: the quote is read anew and what is to be paid confirmed again. */
const outdated = ['changed-meanwhile', 'total-changed']

/** A payment that an agent takes: what is quoted, what is asked for, and what became of it. */
export function createPayment(asked: { orderId: string; purpose: Purpose; instalmentId: string | undefined }) {
  const queryClient = useQueryClient()
  const [instalmentId, setInstalmentId] = createSignal(asked.instalmentId)
  const [prepaidCents, setPrepaidCents] = createSignal<number | null>(null)
  const [busy, setBusy] = createSignal(false)
  const [fault, setFault] = createSignal<string>()
  const [hasChanged, setHasChanged] = createSignal(false)
  /** The charge that was asked for; null where there was nothing to charge. */
  const [chargeId, setChargeId] = createSignal<string | null>()

  const query = useQuery(() => {
    const cents = prepaidCents()
    return {
      ...api.payments.quote.queryOptions({
        orderId: asked.orderId,
        ...(cents !== null && cents > 0 && { prepaidCents: cents }),
      }),
      // While one types an amount the rest stays; not that of another order.
      placeholderData: (known: Quote | undefined) => known,
      refetchInterval: ({ state }: { state: { data: Quote | undefined } }) =>
        isUnderWay(state.data?.lastCharge) ? askAgainMs : false,
    }
  })
  const quote = createMemo(() => query.data)
  const chosen = () => ({ instalmentId: instalmentId(), prepaidCents: prepaidCents() })
  const payment = () => {
    const known = quote()
    return known && askedPayment(asked.purpose, known, chosen())
  }
  /** The charge that was asked for as far as it is known. */
  const charge = createMemo(() => {
    const last = quote()?.lastCharge
    return last && last.id === chargeId() ? last : undefined
  })
  const readAgain = () => queryClient.invalidateQueries({ queryKey: api.payments.key() })

  const take = async () => {
    const [known, what] = [quote(), payment()]
    if (!known || !what || busy()) return
    setBusy(true)
    setFault(undefined)
    setHasChanged(false)
    try {
      const { orderId } = asked
      const answer = await api.payments.take.act({ orderId, version: known.version, payment: what })
      setChargeId(answer.chargeId)
    } catch (error) {
      if (outdated.includes(failureOf(error).code)) setHasChanged(true)
      else setFault(failureText(error))
    } finally {
      await readAgain()
      setBusy(false)
    }
  }
  return {
    ...{ query, quote, payment, charge, chargeId, take, busy, fault, hasChanged },
    ...{ instalmentId, setInstalmentId, prepaidCents, setPrepaidCents, chosen },
    /** Whether there is an answer to show in place of the question. */
    isAsked: () => chargeId() !== undefined,
    /** A charge that was asked for before, by whoever it was. */
    other: () => {
      const last = quote()?.lastCharge
      return chargeId() === undefined && isUnderWay(last) ? last : undefined
    },
  }
}

export type Payment = ReturnType<typeof createPayment>
