import type { DisbursementState } from '@cauce/domain/disbursement/states'

/** An order's part in a daily payment, in cents; below zero where returns outweigh what was shipped. */
export type PaidOrder = {
  reference: string
  customerName: string
  /** What was shipped since the last payment, and what came back (not below zero). */
  shippedCents: number
  returnedCents: number
  /** What commission is taken at, in basis points. */
  rateBp: number
  commissionNetCents: number
  commissionVatCents: number
}

/** A daily payment to a merchant. Dates are ISO. */
export type DailyPayment = {
  reference: string
  day: string
  state: DisbursementState
  /** Of a rejected one: the bank's reason, and when. */
  rejected?: { reason: string; on: string }
  merchantName: string
  /** As anybody reads it. */
  account: string
  /** The rates of VAT on the commission, in basis points, rising. */
  vatRatesBp: readonly number[]
  orders: readonly PaidOrder[]
}

/** The columns that both the report and the workbook show of an order. */
export const grossCents = (order: PaidOrder): number => order.shippedCents - order.returnedCents
export const payableCents = (order: PaidOrder): number =>
  grossCents(order) - order.commissionNetCents - order.commissionVatCents

/** What all orders of a payment come to. */
export function paymentTotals(orders: readonly PaidOrder[]) {
  const sum = (of: (order: PaidOrder) => number) => orders.reduce((total, order) => total + of(order), 0)
  return {
    shippedCents: sum((order) => order.shippedCents),
    returnedCents: sum((order) => order.returnedCents),
    grossCents: sum(grossCents),
    commissionNetCents: sum((order) => order.commissionNetCents),
    commissionVatCents: sum((order) => order.commissionVatCents),
    payableCents: sum(payableCents),
  }
}
