import { declineClass, declineCodeOf } from '@cauce/domain/payments/declines'
import type { ConfirmAnswer } from './card-script.ts'

/**
 * What the card frame's answer means: `given` when the card was taken, now or by an earlier press; `declined` with the
 * bank's reason, another card may follow; `incomplete` when the frame itself points at its fields; `over` when this
 * payment was given up meanwhile; `unanswered` when nobody can say.
 */
export type CardAnswer = { kind: 'given' | 'incomplete' | 'over' | 'unanswered' } | { kind: 'declined'; code: string }

const taken = ['requires_capture', 'succeeded', 'processing']

export function cardAnswer({ error, paymentIntent, setupIntent }: ConfirmAnswer): CardAnswer {
  const intent = paymentIntent ?? setupIntent ?? error?.payment_intent ?? error?.setup_intent
  if (intent && taken.includes(intent.status)) return { kind: 'given' }
  if (intent?.status === 'canceled') return { kind: 'over' }
  if (!error)
    return intent?.status === 'requires_payment_method' ? { kind: 'declined', code: '' } : { kind: 'unanswered' }
  if (error.type === 'validation_error') return { kind: 'incomplete' }
  const code = declineCodeOf(error) ?? ''
  if (error.type === 'card_error' || declineClass(code) === 'identity') return { kind: 'declined', code }
  return { kind: 'unanswered' }
}
