import { isGivenUp } from '../process/steps.ts'
import type { ProcessState } from './state.ts'
import { deliverMessages, now, records } from './steps.ts'

/**
 * Delivers messages beside everything else, each once, however many steps may bring it up. It never fails, since a
 * message that nobody takes is marked so.
 */
export async function deliver(state: ProcessState, queued: string[]): Promise<void> {
  const messageIds = queued.filter((messageId) => !state.taken.has(messageId))
  if (messageIds.length === 0) return
  for (const messageId of messageIds) state.taken.add(messageId)
  state.undelivered += 1
  try {
    const { linkExpiresAt } = await deliverMessages(state.sale, messageIds, now())
    if (linkExpiresAt !== state.linkExpiresAt) state.agendaChanged = true
    state.linkExpiresAt = linkExpiresAt
  } catch (error) {
    if (!isGivenUp(error)) throw error
    await records.giveUpMessages(state.sale, messageIds, now())
  } finally {
    state.undelivered -= 1
  }
}
