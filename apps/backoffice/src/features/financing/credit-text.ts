import type { CreditReason } from '@cauce/domain/financing/credit'
import { m } from '@cauce/i18n/messages'

const reasons = {
  'blocked-document': m.financing_credit_blocked_document,
  'amount-too-high': m.financing_credit_amount_too_high,
  'too-many-financings': m.financing_credit_too_many,
  'amount-needs-review': m.financing_credit_needs_review,
} satisfies Record<CreditReason, () => string>

/** Which rule spoke; that one did, where this build does not know it. */
export const creditReasonText = (reason: string): string =>
  Object.hasOwn(reasons, reason) ? reasons[reason as CreditReason]() : m.financing_credit_other()
