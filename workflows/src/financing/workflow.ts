import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow'
import { waitFor } from '../process/listing.ts'
import { unlessGivenUp } from '../process/steps.ts'
import type { ProcessTerms } from './activities.ts'
import { type Due, nextDue } from './agenda.ts'
import type { FinancingEnd, FinancingProcess } from './contract.ts'
import { deliver } from './deliver.ts'
import { listedEnd, listProcess, listState, timerSummaries, wordsOf } from './listing.ts'
import { listen } from './messages.ts'
import { settleCard } from './settle-card.ts'
import { carriedOver, hasNews, newState, type ProcessState, watch } from './state.ts'
import { now, records, voiding, voidingSoon } from './steps.ts'

/**
 * From sent until confirmed or dead. It waits, retries and times out; the facts are the database's, which also decides
 * the race between a late card, a withdrawal and the lapse. A command for a financing that has ended tidies up and ends.
 */
export async function financing(input: FinancingProcess): Promise<FinancingEnd> {
  const state = newState(input)
  listen(state)

  const terms = await records.openProcess(state.sale)
  keepTerms(state, terms)
  listProcess(terms)

  while (state.end === null) {
    const due = nextDue(terms, state)
    state.agendaChanged = false
    waitFor(state, wordsOf(due))
    await condition(() => hasNews(state), Math.max(due.atMs - Date.now(), 1), { summary: timerSummaries[due.what] })

    if (state.endedOutside) await readEnd(state)
    else if (state.submitted.size > 0) await settleSubmitted(state, terms)
    else if (!state.agendaChanged) await seeTo(state, terms, due)
    if (state.end === null && workflowInfo().continueAsNewSuggested) await goOnAnew(state)
  }

  await tidyUp(state)
  return state.end
}

function keepTerms(state: ProcessState, terms: ProcessTerms): void {
  state.terms = terms
  state.linkExpiresAt = terms.linkExpiresAt
  state.end = terms.end
  state.hasOpenCards = terms.hasUnsettledCards
}

async function readEnd(state: ProcessState): Promise<void> {
  state.endedOutside = false
  keepTerms(state, await records.openProcess(state.sale))
}

async function settleSubmitted(state: ProcessState, terms: ProcessTerms): Promise<void> {
  for (const attemptId of state.submitted) {
    state.submitted.delete(attemptId)
    return settle(state, terms, attemptId, true)
  }
}

async function settle(state: ProcessState, terms: ProcessTerms, attemptId: string, submitted: boolean): Promise<void> {
  const settled = await settleCard(state, terms, attemptId, submitted)
  if (settled.outcome === 'ended') {
    state.end = settled.end
    state.hasOpenCards = settled.hasOtherCards
    return
  }
  if (settled.outcome === 'ended-outside') return readEnd(state)
  if (settled.outcome === 'gone') state.watched.delete(attemptId)
  if (settled.outcome === 'processing' || (submitted && !state.watched.has(attemptId))) watch(state, attemptId)
}

async function seeTo(state: ProcessState, terms: ProcessTerms, due: Due): Promise<void> {
  if (due.what === 'look') return lookAgain(state, terms, due.attemptId)
  if (due.what === 'give-up') return giveUpCard(state, due.attemptId)
  if (due.what === 'remind') {
    state.handled.reminded = true
    const { messageIds } = await records.remind(state.sale, now())
    void deliver(state, messageIds)
  } else if (due.what === 'note-link-end') {
    state.handled.notedLinkEnd = state.linkExpiresAt
    state.linkExpiresAt = (await records.noteLinkEnd(state.sale, now())).linkExpiresAt
  } else {
    await records.lapse(state.sale, now())
    await readEnd(state)
  }
}

/** Nothing was heard of the card: the browser, the webhook or both may have been lost. */
async function lookAgain(state: ProcessState, terms: ProcessTerms, attemptId: string): Promise<void> {
  const card = state.watched.get(attemptId)
  const isLastLook = Date.parse(terms.offerEndsAt) <= Date.now()
  if (card) state.watched.set(attemptId, { ...card, looks: card.looks + 1 })
  if (isLastLook) state.watched.delete(attemptId)
  await settle(state, terms, attemptId, false)
}

async function giveUpCard(state: ProcessState, attemptId: string): Promise<void> {
  state.watched.delete(attemptId)
  const voided = await unlessGivenUp(voidingSoon.voidCard(state.sale, attemptId, { why: 'given-up' }, now()))
  void deliver(state, voided?.messageIds ?? [])
}

async function goOnAnew(state: ProcessState): Promise<void> {
  await condition(() => state.undelivered === 0 && allHandlersFinished())
  await continueAsNew<typeof financing>(carriedOver(state))
}

/** Gives back what is still open at the acquirer, also what was begun or submitted while this was being done. */
async function tidyUp(state: ProcessState): Promise<void> {
  if (state.end) listState(listedEnd(state.end))
  state.submitted.clear()
  while (state.hasOpenCards || state.submitted.size > 0) {
    state.submitted.clear()
    state.hasOpenCards = false
    waitFor(state, 'Cards that are still open are given back at the acquirer.')
    const voided = await unlessGivenUp(voiding.voidOpenCards(state.sale, now()))
    if (voided) void deliver(state, voided.messageIds)
    else await records.leaveCardsUnknown(state.sale, now())
  }
  waitFor(state, 'The last messages are delivered.')
  await condition(() => state.undelivered === 0 && allHandlersFinished())
  waitFor(state, `Ended: ${state.end}.`)
}
