import { expect } from 'vitest'
import { beginCharge } from '../../../payments/begin-charge.ts'
import { orderQuote } from '../../../payments/order-quote.ts'
import { switchAutomaticPayments } from '../../../payments/switch-automatic.ts'
import { takePayment } from '../../../payments/take-payment.ts'
import { isUnsettled, type Life } from '../life.ts'
import type { ModelOrder } from '../model-order.ts'
import { collect, settle } from './collect.ts'
import { type Deeds, pick, refusedAs } from './deeds.ts'

/** Money that is asked of a card: by itself on its day, or because somebody asks for it. */
export const chargeDeeds: Deeds<'charge' | 'pay' | 'withdraw' | 'learn' | 'switch' | 'wait'> = {
  charge: async (life, { nth, answer, twice }) => {
    const isDue = ({ id }: ModelOrder) =>
      life.facts.instalments.some((one) => one.orderId === id && !one.isPaid && one.chargedFrom <= life.today)
    const order = pick(life.model.orders.filter(isDue), nth) ?? life.order(nth)
    if (!order) return false
    const due = dueToday(life, order)
    const begin = async () => (await life.world.perform(beginCharge, life.process, { id: order.planId })).chargeId
    const chargeId = await begin()
    if (chargeId === null) expect(due.must).toBe(false)
    else {
      expect(life.model.switchedOff.has(order.customerId)).toBe(false)
      if (twice) expect(await begin()).toBeNull()
      await life.look()
      const charge = life.facts.charges.find(({ id }) => id === chargeId)!
      expect(due.may).toContainEqual({ instalment: charge.instalment, cents: charge.cents })
      await collect(life, order, chargeId, answer)
    }
    return true
  },

  pay: async (life, { nth, what, share, answer }) => {
    const order = life.order(nth)
    if (!order) return false
    const { perform } = life.world
    const quote = await perform(orderQuote, life.merchant.administrator, { orderId: order.id })
    const payment = paymentOf(quote, what, share)
    if (!payment) return false
    const underWay = life.unsettled(order)
    const take = perform(takePayment, life.merchant.administrator, {
      ...{ orderId: order.id, version: quote.version, payment },
    })
    if (underWay) {
      const { purpose, amountCents } = payment
      const instalmentId = purpose === 'instalment' ? payment.instalmentId : null
      const isSame =
        underWay.purpose === purpose && underWay.cents === amountCents && underWay.instalmentId === instalmentId
      const taken = await refusedAs(isSame ? undefined : 'payment-in-progress', take)
      if (isSame) expect(taken?.chargeId).toBe(underWay.id)
      return true
    }
    const { chargeId } = await take
    const outcome = await collect(life, order, chargeId!, answer)
    if (payment.purpose === 'settlement' && outcome === 'captured') life.paidOff = order.id
    return true
  },

  withdraw: async (life, { nth, answer }) => {
    const order = life.order(nth)
    if (!order) return false
    const { perform } = life.world
    const { withdrawal, version } = await perform(orderQuote, life.merchant.administrator, { orderId: order.id })
    if (!withdrawal) return false
    const underWay = life.unsettled(order)
    const { amountCents } = withdrawal
    expect(amountCents === null).toBe(underWay !== undefined)
    const payment = { purpose: 'withdrawal' as const, amountCents }
    const asked = { orderId: order.id, version, payment }
    const { chargeId } = await perform(takePayment, life.merchant.administrator, asked)
    order.isWithdrawn = true
    expect(chargeId === null).toBe(amountCents === null || amountCents <= 0)
    const outcome = chargeId === null ? undefined : await collect(life, order, chargeId, answer)
    if (outcome === 'captured' || (amountCents !== null && amountCents <= 0)) life.paidOff = order.id
    return true
  },

  learn: async (life, { nth, found, twice }) => {
    const charge = pick(life.facts.charges.filter(isUnsettled), nth)
    const order = life.model.orders.find(({ id }) => id === charge?.orderId)
    if (!charge || !order) return false
    const outcome = await collect(life, order, charge.id, found)
    if (twice) await settle(life, order, charge.id, outcome === 'captured' ? 'declined' : 'captured')
    return true
  },

  switch: async (life, { nth, on }) => {
    const order = life.order(nth)
    if (!order) return false
    const { customerId } = order
    await life.world.perform(switchAutomaticPayments, life.merchant.administrator, { customerId, on })
    if (on) life.model.switchedOff.delete(customerId)
    else life.model.switchedOff.add(customerId)
    return true
  },

  /** Nothing is stored as days pass. */
  wait: async (life, { until }) => {
    const { facts, today, world } = life
    if (until !== 'the next instalment') world.clock.advance({ days: until === 'tomorrow' ? 1 : 3 })
    else {
      const days = facts.instalments.flatMap((one) => (one.isPaid || one.chargedFrom <= today ? [] : [one.chargedFrom]))
      const next = days.toSorted()[0]
      if (next) world.clock.set(`${next}T12:00:00.000Z`)
    }
    return false
  },
}

/**
 * Which instalments of an order may be charged by themselves today, and whether one has to be: one whose day came, that was
 * never tried and has nothing in its way.
 */
function dueToday(life: Life, order: ModelOrder) {
  const { facts, model, today } = life
  const isFree = !model.switchedOff.has(order.customerId) && !life.unsettled(order)
  const may = facts.instalments.flatMap((one) =>
    isFree && one.orderId === order.id && !one.isPaid && !one.isOverdue && one.chargedFrom <= today
      ? [{ instalment: `${order.id} ${one.number} ${one.dueOn}`, cents: one.cents }]
      : [],
  )
  const tried = facts.charges.filter(
    ({ orderId, askedBy, purpose, state }) =>
      orderId === order.id &&
      (askedBy === 'schedule' || purpose === 'withdrawal') &&
      (state === 'captured' || state === 'declined'),
  )
  const wasNever = may.some(({ instalment }) => tried.every((charge) => charge.instalment !== instalment))
  return { may, must: wasNever && !tried.some(({ askedOn }) => askedOn === today) }
}

type Quote = Awaited<ReturnType<(typeof orderQuote)['run']>>

/** What somebody pays of what they were told; nothing where there is nothing to pay. */
function paymentOf({ instalments, settlement, part }: Quote, what: string, percent: number) {
  if (what === 'instalment') {
    const one = pick(instalments, percent)
    return one && { purpose: 'instalment' as const, instalmentId: one.id, amountCents: one.amountCents }
  }
  if (!settlement) return undefined
  if (what === 'prepayment' && part) {
    const amountCents = part.leastCents + Math.floor(((part.mostCents - part.leastCents) * percent) / 99)
    return { purpose: 'prepayment' as const, amountCents }
  }
  return { purpose: 'settlement' as const, amountCents: settlement.amountCents }
}
