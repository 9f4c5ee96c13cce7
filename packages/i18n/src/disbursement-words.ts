import type { AccountChangeState } from '@cauce/domain/disbursement/account-change'
import type { DisbursementState } from '@cauce/domain/disbursement/states'
import { m } from './messages.ts'
import type { Words } from './words.ts'

export const disbursementStateWords: Words<DisbursementState> = {
  prepared: m.payouts_state_prepared,
  sent: m.payouts_state_sent,
  paid: m.payouts_state_paid,
  rejected: m.payouts_state_rejected,
}

export const accountChangeWords: Words<AccountChangeState> = {
  asked: m.payout_state_asked,
  approved: m.payout_state_approved,
  refused: m.payout_state_refused,
  withdrawn: m.payout_state_withdrawn,
}
