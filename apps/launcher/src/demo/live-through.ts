import { type Actor, systemActor } from '@cauce/domain/access/scope'
import { archiveFinancings } from '@cauce/operations/financing/archive-financings'
import { addNote } from '@cauce/operations/financing/financing-notes'
import { lapseFinancing } from '@cauce/operations/financing/lapse-financing'
import { markLinkExpired } from '@cauce/operations/financing/mark-link-expired'
import { readFinancing } from '@cauce/operations/financing/read-financing'
import { resendLink } from '@cauce/operations/financing/resend-link'
import { sendFinancing } from '@cauce/operations/financing/send-financing'
import { withdrawFinancing } from '@cauce/operations/financing/withdraw-financing'
import type { Perform } from '@cauce/operations/perform'
import { afterConfirmation } from './after-confirmation.ts'
import { cartOf } from './carts.ts'
import { giveBack } from './give-back.ts'
import { payFor } from './pay-for.ts'
import { payInstalments } from './pay-instalments.ts'
import { shopperOf } from './shoppers.ts'
import type { Story } from './stories.ts'

/** What stories are told with. */
export type Teller = {
  perform: Perform
  linkKey: string
  finance: Actor
  /** Who administers the story's merchant. */
  officeOf(story: Story): Actor
  /** ISO instant at which the story is told. */
  now: string
}

const hour = 3_600_000
const day = 24 * hour

/** The clock of one story: instants counted in milliseconds from its first step. */
export const clockFrom = (startMs: number) => (laterMs: number) => new Date(startMs + laterMs).toISOString()

/**
 * Lives one sale through by the operations that real people and processes use, each at its own instant, so that all its
 * facts fit together. Every step has a key: a story broken off is taken up where it was.
 */
export async function liveThrough(teller: Teller, story: Story, seller: Actor): Promise<void> {
  const { perform, now, officeOf } = teller
  const at = clockFrom(Date.parse(now) - story.hoursAgo * hour)
  const once = (step: string, laterMs: number) => ({ idempotencyKey: `demo/${story.number}/${step}`, now: at(laterMs) })
  const { id } = await perform(sendFinancing, seller, newFinancing(story), once('send', 0))
  const system = systemActor(story.merchant.id)
  const halfway = Math.min(day, (story.hoursAgo * hour) / 2)

  if (story.note) await perform(addNote, seller, { id, body: story.note }, once('note', halfway))
  switch (story.course) {
    case 'sent':
      break
    case 'sent-twice':
      await perform(resendLink, seller, { id }, once('resend', halfway))
      break
    case 'link-ran-out':
      await perform(markLinkExpired, system, { id }, once('run-out', story.merchant.linkDays * day))
      break
    case 'withdrawn':
      await perform(withdrawFinancing, seller, { id }, once('withdraw', halfway + 60_000))
      break
    case 'lapsed':
      await perform(lapseFinancing, system, { id }, once('lapse', story.merchant.offerDays * day))
      break
    default: {
      const { shopper } = await perform(readFinancing, seller, { id })
      const sale = { id, system, merchantId: story.merchant.id, customerId: shopper.customerId }
      await payFor(teller, story, sale, once)
      const office = officeOf(story)
      if (story.afterwards) await afterConfirmation(teller, story, { ...sale, office }, once)
      if (story.course.startsWith('confirmed')) {
        await payInstalments(teller, story, { id, system, office })
        await giveBack(teller, story, { id, system, office })
      }
    }
  }
  if (story.archived)
    await perform(archiveFinancings, seller, { ids: [id] }, once('archive', story.hoursAgo * hour - hour))
}

export type Once = (step: string, laterMs: number) => { idempotencyKey: string; now: string }

function newFinancing({ merchant, centre, product, cart, number, course }: Story) {
  const sellsAt = merchant.centres[centre]
  const shopper = shopperOf(merchant, number)
  return {
    centreId: sellsAt.id,
    productId: merchant.products[product].id,
    reference: `${sellsAt.code}-${26_000 + number}`,
    shopper: course === 'blocked' ? { ...shopper, documentNumber: merchant.blockedDocument } : shopper,
    lines: cartOf(merchant, cart, sellsAt),
  }
}
