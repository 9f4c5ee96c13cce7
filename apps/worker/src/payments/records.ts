import { systemActor } from '@cauce/domain/access/scope'
import { beginCharge } from '@cauce/operations/payments/begin-charge'
import { planAgenda } from '@cauce/operations/payments/plan-agenda'
import { settleCharge } from '@cauce/operations/payments/settle-charge'
import type { CollectedAnswer, InstalmentRecords } from '@cauce/workflows/payments/activities'
import type { Dependencies } from '../dependencies.ts'

/** The steps of a plan's process that end in the database. */
export const createInstalmentRecords = ({ perform }: Dependencies): InstalmentRecords => ({
  openPlan: ({ merchantId, id }, now) => perform(planAgenda, systemActor(merchantId), { id }, { now }),
  beginCharge: ({ merchantId, id }, now) => perform(beginCharge, systemActor(merchantId), { id }, { now }),
  settleCharge: ({ merchantId, id }, chargeId, answer, now) =>
    perform(settleCharge, systemActor(merchantId), { id, chargeId, ...outcomeOf(answer) }, { now }),
})

function outcomeOf(answer: CollectedAnswer | null) {
  if (answer === null) return { outcome: 'unknown' as const }
  if (answer.outcome !== 'declined' || answer.declineCode === null) return { outcome: answer.outcome }
  return { outcome: answer.outcome, declineCode: answer.declineCode.slice(0, 100) }
}
