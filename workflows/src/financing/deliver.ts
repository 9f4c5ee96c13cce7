import type { ProcessState } from './state.ts'
import { deliverMessages, isGivenUp, now, records } from './steps.ts'

/** Delivers messages beside everything else; it never fails, since a message that nobody takes is marked so. */
export async function deliver(state: ProcessState, messageIds: string[]): Promise<void> {
  if (messageIds.length === 0) return
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
