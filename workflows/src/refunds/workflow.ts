import { condition, continueAsNew, workflowInfo } from '@temporalio/workflow'
import { list, waitFor } from '../process/listing.ts'
import { unlessGivenUp } from '../process/steps.ts'
import type { RefundAgenda } from './activities.ts'
import { nextAsk, nextDue } from './agenda.ts'
import type { RefundEnd, RefundProcess } from './contract.ts'
import { wordsOf } from './listing.ts'
import { listen } from './messages.ts'
import { carriedOver, listedState, newState, type ProcessState } from './state.ts'
import { errands, now, records } from './steps.ts'

/** A timer of the server is a 32-bit number of days at most; the agenda is read anew then, too. */
const longestWaitMs = 60 * 86_400_000

/**
 * From the moment that money is to go back until all of it has: every part is asked of the acquirer on the same day, a lost
 * answer is asked again, and what no card takes waits for finance. The facts are the database's.
 */
export async function refund(input: RefundProcess): Promise<RefundEnd> {
  const state = newState(input)
  listen(state)
  for (;;) {
    const agenda = await read(state)
    const due = nextDue(agenda, state)
    if (due && due.atMs <= Date.now()) await ask(state, due.partId)
    else if (!due && agenda.state === 'paid' && !state.hasNews) break
    else {
      waitFor(state, wordsOf(due, agenda))
      const waitMs = Math.min(due ? due.atMs - Date.now() : longestWaitMs, longestWaitMs)
      const summary = due ? 'ask the acquirer about a part' : 'look again'
      await condition(() => state.hasNews, waitMs, { summary })
      if (workflowInfo().continueAsNewSuggested && state.told.size === 0)
        await continueAsNew<typeof refund>(carriedOver(state))
    }
  }
  state.end = 'paid'
  waitFor(state, 'Ended: paid.')
  return state.end
}

async function read(state: ProcessState): Promise<RefundAgenda> {
  state.hasNews = false
  const agenda = await records.openRefund(state.refund, now())
  list(state, listedState(agenda), agenda)
  return agenda
}

/** Has the acquirer give a part back, or reads what became of it; when there is no end of it yet, it is asked again. */
async function ask(state: ProcessState, partId: string): Promise<void> {
  waitFor(state, 'A part is being given back.')
  state.told.delete(partId)
  const answer = await unlessGivenUp(errands.giveBackPart(state.refund, partId))
  await records.settleRefundPart(state.refund, partId, answer ?? null, now())
  if (answer && answer.outcome !== 'pending') state.asks.delete(partId)
  else {
    const asks = (state.asks.get(partId)?.asks ?? 0) + 1
    state.asks.set(partId, nextAsk(answer ? 'pending' : 'unknown', asks, Date.now()))
  }
}
