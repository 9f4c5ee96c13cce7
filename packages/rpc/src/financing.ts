import { suggestCustomers } from '@cauce/operations/customers/suggest-customers'
import { archiveFinancings, unarchiveFinancings } from '@cauce/operations/financing/archive-financings'
import { askPlans } from '@cauce/operations/financing/ask-plans'
import { checkReference } from '@cauce/operations/financing/check-reference'
import { countFinancings } from '@cauce/operations/financing/count-financings'
import { decideReview } from '@cauce/operations/financing/decide-review'
import { addNote, removeNote } from '@cauce/operations/financing/financing-notes'
import { financingTimeline } from '@cauce/operations/financing/financing-timeline'
import { financingsPerDay } from '@cauce/operations/financing/financings-per-day'
import { listFinancings } from '@cauce/operations/financing/list-financings'
import { listReviews } from '@cauce/operations/financing/list-reviews'
import { readFinancing } from '@cauce/operations/financing/read-financing'
import { resendLink } from '@cauce/operations/financing/resend-link'
import { saleOptions } from '@cauce/operations/financing/sale-options'
import { listViews, removeView, saveView } from '@cauce/operations/financing/saved-views'
import { sendAgain } from '@cauce/operations/financing/send-again'
import { sendFinancing } from '@cauce/operations/financing/send-financing'
import { withdrawFinancing } from '@cauce/operations/financing/withdraw-financing'
import { allowed, mutation, query, router } from './trpc.ts'

export const financings = router({
  list: query(listFinancings),
  counts: query(countFinancings),
  perDay: query(financingsPerDay),
  get: query(readFinancing),
  timeline: query(financingTimeline),
  /** Also where links lead and how long one is, so that the text can be counted before it is sent. */
  options: allowed(saleOptions.permission).query(async ({ ctx }) => {
    const { linkTokenLength, ...options } = await ctx.perform(saleOptions, ctx.actor, undefined)
    const checkoutOrigin = ctx.backOffice?.checkoutOrigin ?? ''
    return { ...options, checkoutOrigin, linkLength: `${checkoutOrigin}/#`.length + linkTokenLength }
  }),
  checkReference: query(checkReference),
  suggestCustomers: query(suggestCustomers),
  simulate: query(askPlans),
  send: mutation(sendFinancing),
  sendAgain: mutation(sendAgain),
  resendLink: mutation(resendLink),
  archive: mutation(archiveFinancings),
  unarchive: mutation(unarchiveFinancings),
  withdraw: mutation(withdrawFinancing),
  addNote: mutation(addNote),
  removeNote: mutation(removeNote),
  views: query(listViews),
  saveView: mutation(saveView),
  removeView: mutation(removeView),
  reviews: query(listReviews),
  decideReview: mutation(decideReview),
})
