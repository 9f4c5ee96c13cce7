import { readIban } from '@cauce/domain/disbursement/iban'

export type Account = { iban: string; holder: string }

/** What of an account, as somebody typed it, is at fault. */
export type AccountFaults = { iban?: 'required' | 'invalid-iban'; holder?: 'required' }

export function accountFaults({ iban, holder }: Account): AccountFaults {
  const noIban = iban.trim() === ''
  return {
    ...((noIban || readIban(iban) === undefined) && {
      iban: noIban ? ('required' as const) : ('invalid-iban' as const),
    }),
    ...(holder.trim() === '' && { holder: 'required' as const }),
  }
}
