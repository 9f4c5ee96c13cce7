import { isLogAction } from '@cauce/domain/access/logged'
import type { FinancingAction } from '@cauce/domain/financing/actions'
import { declineText } from '@cauce/i18n/decline-words'
import { dateTime, money } from '@cauce/i18n/format'
import { actionName } from '@cauce/i18n/log-words'
import { m } from '@cauce/i18n/messages'
import type { Meaning } from '@cauce/ui/state-badge'
import type { Outputs } from '../../../api/api.ts'
import { creditReasonText } from '../credit-text.ts'
import { deliveryMeaning, deliveryText, messageTitle } from './message-text.ts'

export type StoryEntry = Pick<
  Outputs['orders']['timeline'][number],
  'kind' | 'action' | 'detail' | 'actor' | 'template' | 'channel' | 'deliveryState' | 'segments'
>
type Detail = StoryEntry['detail']
type Telling = {
  title: (detail: Detail) => string
  detail?: (detail: Detail) => string | undefined
  meaning?: Meaning | ((detail: Detail) => Meaning)
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const attemptOutcomes: Record<string, () => string> = {
  voided: m.financing_story_attempt_voided,
  declined: m.financing_story_attempt_declined,
  unknown: m.financing_story_attempt_unknown,
  captured: m.financing_story_attempt_captured,
}

const decisions: Record<string, () => string> = {
  accept: m.financing_story_credit_accept,
  review: m.financing_story_credit_review,
  decline: m.financing_story_credit_decline,
}
const decisionMeanings: Record<string, Meaning> = { accept: 'good', review: 'waiting', decline: 'bad' }

const refusedCard = (detail: Detail) => (detail.declineCode ? declineText(text(detail.declineCode)) : undefined)

const cardMoney = ({ amountCents }: Detail) => (amountCents ? money(number(amountCents)) : undefined)

/** What each action of the log means, in words. */
export const tellings: Record<FinancingAction, Telling> = {
  'financing.send': {
    title: () => m.financing_story_sent(),
    detail: ({ totalCents }) => (totalCents ? money(number(totalCents)) : undefined),
    meaning: 'waiting',
  },
  'financing.resend-link': {
    title: () => m.financing_story_resent(),
    detail: ({ sends, freshLink }) =>
      [
        m.financing_story_send_number({ number: number(sends) }),
        freshLink === 'yes' ? m.financing_story_fresh_link() : '',
      ]
        .filter(Boolean)
        .join(' · '),
    meaning: 'waiting',
  },
  'financing.send-again': { title: () => m.financing_story_sent_again() },
  'financing.archive': { title: () => m.financing_story_archived() },
  'financing.unarchive': { title: () => m.financing_story_unarchived() },
  'financing.withdraw': { title: () => m.financing_story_withdrawn(), meaning: 'bad' },
  'financing.add-note': { title: () => m.financing_story_note_added() },
  'financing.remove-note': { title: () => m.financing_story_note_removed() },
  'payments.begin': {
    title: ({ instalments }) => m.financing_story_plan_chosen({ count: number(instalments) }),
    detail: ({ totalCents }) =>
      totalCents ? m.financing_story_plan_total({ amount: money(number(totalCents)) }) : undefined,
    meaning: 'waiting',
  },
  'payments.record-intent': { title: () => m.financing_story_card_asked() },
  'payments.submit-card': { title: () => m.financing_story_card_given(), meaning: 'waiting' },
  'financing.claim': { title: () => m.financing_story_card_authorised(), meaning: 'good' },
  'financing.record-card-refusal': {
    title: () => m.financing_story_card_refused(),
    detail: refusedCard,
    meaning: 'bad',
  },
  'financing.release-claim': {
    title: ({ reason }) =>
      reason === 'review-took-too-long' ? m.financing_story_review_too_long() : m.financing_story_card_refused(),
    detail: () => m.financing_story_may_try_again(),
    meaning: 'bad',
  },
  'financing.decide-credit': {
    title: ({ decision }) => (decisions[text(decision)] ?? m.financing_story_credit_review)(),
    detail: ({ reason }) => (reason ? creditReasonText(text(reason)) : undefined),
    meaning: ({ decision }) => decisionMeanings[text(decision)] ?? 'waiting',
  },
  'financing.decide-review': {
    title: ({ decision }) =>
      decision === 'accept' ? m.financing_story_review_accepted() : m.financing_story_review_declined(),
    meaning: ({ decision }) => (decision === 'accept' ? 'good' : 'bad'),
  },
  'financing.settle-attempt': {
    title: ({ state }) => (attemptOutcomes[text(state)] ?? m.financing_story_attempt_unknown)(),
    detail: (detail) => refusedCard(detail) ?? cardMoney(detail),
    meaning: ({ state }) => (state === 'captured' || state === 'unknown' ? 'bad' : 'ended'),
  },
  'financing.record-refund': { title: () => m.financing_story_attempt_refunded(), detail: cardMoney },
  'financing.confirm': { title: () => m.financing_story_confirmed(), meaning: 'good' },
  'financing.decline': { title: () => m.financing_story_declined(), meaning: 'bad' },
  'financing.fail': { title: () => m.financing_story_failed(), meaning: 'bad' },
  'financing.lapse': { title: () => m.financing_story_lapsed() },
  'financing.mark-link-expired': {
    title: () => m.financing_story_link_expired(),
    detail: ({ linkExpiresAt }) => (linkExpiresAt ? dateTime(text(linkExpiresAt)) : undefined),
  },
  'financing.remind': { title: () => m.financing_story_reminded(), meaning: 'waiting' },
}

/** What came of a charge, and of another card. */
const chargeOutcomes: Record<string, Pick<Telling, 'title'> & { meaning: Meaning }> = {
  captured: { title: () => m.orders_story_charged(), meaning: 'good' },
  declined: { title: () => m.orders_story_charge_declined(), meaning: 'bad' },
  unknown: { title: () => m.orders_story_charge_unknown(), meaning: 'waiting' },
}
const cardOutcomes: typeof chargeOutcomes = {
  kept: { title: () => m.orders_story_card_changed(), meaning: 'good' },
  declined: { title: () => m.orders_story_card_declined(), meaning: 'bad' },
}

/** Of an action that this build does not know, nothing. */
function tellingOf(action: string, detail: Detail): Telling | undefined {
  if (Object.hasOwn(tellings, action)) return tellings[action as FinancingAction]
  if (action === 'payments.switch-automatic')
    return {
      title: () =>
        detail.automaticPayments === 'yes' ? m.orders_story_automatic_on() : m.orders_story_automatic_off(),
    }
  const outcome =
    (action === 'payments.settle-charge' && chargeOutcomes[text(detail.charge)]) ||
    (action === 'payments.settle-card-change' && cardOutcomes[text(detail.cardChange)])
  return outcome ? { ...outcome, detail: orderDetail } : undefined
}

export function entryTitle(entry: StoryEntry): string {
  if (entry.kind === 'message') return messageTitle(entry)
  const telling = tellingOf(entry.action, entry.detail)
  if (telling) return telling.title(entry.detail)
  return isLogAction(entry.action) ? actionName(entry.action) : m.financing_story_other()
}

export function entryDetail(entry: StoryEntry): string | undefined {
  if (entry.kind === 'message') return deliveryText(entry)
  const telling = tellingOf(entry.action, entry.detail)
  return telling ? telling.detail?.(entry.detail) : orderDetail(entry.detail)
}

/** What is worth telling of anything done to an order: which instalment, how much, why not. */
function orderDetail({ instalment, totalCents, amountCents, refundCents, declineCode }: Detail): string | undefined {
  const told = [
    instalment ? m.orders_charge_of_instalment({ number: number(instalment) }) : '',
    totalCents || amountCents ? money(number(totalCents ?? amountCents)) : '',
    refundCents ? m.orders_story_refund({ amount: money(number(refundCents)) }) : '',
    declineCode ? declineText(text(declineCode)) : '',
  ].filter(Boolean)
  return told.length > 0 ? told.join(' · ') : undefined
}

export function entryMeaning(entry: StoryEntry): Meaning {
  if (entry.kind === 'message') return deliveryMeaning(entry.deliveryState)
  const meaning = tellingOf(entry.action, entry.detail)?.meaning
  return (typeof meaning === 'function' ? meaning(entry.detail) : meaning) ?? 'ended'
}
