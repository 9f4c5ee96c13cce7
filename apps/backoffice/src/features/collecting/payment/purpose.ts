import type { ChargePurpose } from '@cauce/domain/payments/states'
import { m } from '@cauce/i18n/messages'
import type { Inputs, Outputs } from '../../../api/api.ts'

/** What an agent may ask to be paid, on the shopper's word. */
export type Purpose = Exclude<ChargePurpose, 'first'>

export type Quote = Outputs['payments']['quote']
export type Charge = NonNullable<Quote['lastCharge']>
export type Asked = Inputs['payments']['take']['payment']

export const purposeTitles: Readonly<Record<Purpose, () => string>> = {
  instalment: m.collecting_instalment_title,
  prepayment: m.collecting_prepayment_title,
  settlement: m.collecting_settlement_title,
  withdrawal: m.collecting_withdrawal_title,
}

/** What was chosen or typed in the dialog. */
export type Chosen = { instalmentId: string | undefined; prepaidCents: number | null }

/** The instalment that is meant: the one that was chosen, or else the one that has been due longest. */
export const chosenInstalment = ({ instalments }: Quote, { instalmentId }: Chosen) =>
  instalments.find(({ id }) => id === instalmentId) ?? (instalmentId === undefined ? instalments[0] : undefined)

/** What is asked for, with the amount that was shown; undefined where a quote has no such payment, or not yet. */
export function askedPayment(purpose: Purpose, quote: Quote, chosen: Chosen): Asked | undefined {
  const { settlement, withdrawal, prepayment } = quote
  switch (purpose) {
    case 'instalment': {
      const instalment = chosenInstalment(quote, chosen)
      return instalment && { purpose, instalmentId: instalment.id, amountCents: instalment.amountCents }
    }
    case 'prepayment':
      return prepayment && prepayment.amountCents === chosen.prepaidCents
        ? { purpose, amountCents: prepayment.amountCents }
        : undefined
    case 'settlement':
      return settlement ? { purpose, amountCents: settlement.amountCents } : undefined
    case 'withdrawal':
      return withdrawal ? { purpose, amountCents: withdrawal.amountCents } : undefined
  }
}

export const isUnderWay = (charge: Charge | null | undefined): charge is Charge =>
  charge?.state === 'begun' || charge?.state === 'unknown'
