import type { Plan } from '@cauce/domain/financing/plans'
import { date, money, percent } from '@cauce/i18n/format'
import { m } from '@cauce/i18n/messages'

/** «6 cuotas de 489,67 €, la primera hoy». */
export function planTitle(plan: Plan): string {
  const count = plan.instalments.length
  const first = plan.instalments[0]
  const amount = money(first?.amountCents ?? 0)
  return plan.dueTodayCents > 0
    ? m.checkout_plan_today({ count, amount })
    : m.checkout_plan_later({ count, amount, date: date(first?.dueOn ?? '') })
}

/** What it costs in all: the total, the cost, the yearly rate. */
export const planFigures = (plan: Plan): string[] => [
  m.checkout_plan_total({ total: money(plan.totalCents) }),
  plan.costCents > 0 ? m.checkout_plan_cost({ cost: money(plan.costCents) }) : m.checkout_plan_free(),
  m.checkout_plan_tae({ percent: percent(plan.taePercent) }),
]

/** What happens to the card on pressing the button, in money and dates. */
export function chargeText(plan: Plan): string {
  const first = plan.instalments[0]
  const amount = money(first?.amountCents ?? 0)
  if (plan.dueTodayCents === 0)
    return m.checkout_card_later({ amount, date: date(first?.dueOn ?? '', undefined, 'long') })
  return plan.instalments.length === 1 ? m.checkout_card_only({ amount }) : m.checkout_card_today({ amount })
}

export const payText = (plan: Plan): string =>
  plan.dueTodayCents > 0 ? m.checkout_pay_now({ amount: money(plan.dueTodayCents) }) : m.checkout_keep_card()
