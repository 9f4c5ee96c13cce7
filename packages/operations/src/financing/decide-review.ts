import { refuseUnless } from '@cauce/domain/errors'
import { ReviewDecision } from '@cauce/domain/financing/schema'
import { tellFinancing } from '@cauce/workflows/financing/contract'
import { operation } from '../operation.ts'
import { tellProcess } from '../tell-process.ts'
import { insertNote } from './insert-note.ts'
import { lockFinancing } from './lock-financing.ts'
import { ofFinancing } from './of-financing.ts'

/**
 * Platform finance accepts or declines what the rules left open; its process then charges the card or frees it. The
 * first decision stands: a second one is refused. Refuses with `not-found` or `not-in-review`.
 */
export const decideReview = operation({
  name: 'financing.decide-review',
  permission: 'financings.review',
  input: ReviewDecision,
  async run({ tx, actor, now, record }, { id, decision, note }) {
    const financing = await lockFinancing(tx, id)
    refuseUnless(financing.state === 'live' && financing.review_since !== null, 'not-in-review')
    const attemptId = financing.claimed_attempt_id
    refuseUnless(attemptId !== null, 'not-in-review')
    await tx.updateTable('financing').set({ review_since: null }).where('id', '=', id).execute()
    const sale = { merchantId: financing.merchant_id, id }
    if (note) await insertNote(tx, { ...sale, financingId: id, authorId: actor.userId, body: note }, now)
    await tellProcess(tx, tellFinancing(sale, 'reviewed', { attemptId, decision }, `reviewed/${id}/${attemptId}`))
    await record({ ...ofFinancing(financing), after: { decision, reason: financing.credit_reason } })
    return { id }
  },
})
