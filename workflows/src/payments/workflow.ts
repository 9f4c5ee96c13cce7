import { condition, continueAsNew, workflowInfo } from '@temporalio/workflow'
import { list, waitFor } from '../process/listing.ts'
import { unlessGivenUp } from '../process/steps.ts'
import type { PlanAgenda } from './activities.ts'
import { type Due, nextAsk, nextDue } from './agenda.ts'
import type { InstalmentsEnd, InstalmentsProcess } from './contract.ts'
import { listedState, timerSummaries, wordsOf } from './listing.ts'
import { listen } from './messages.ts'
import { carriedOver, newState, type ProcessState, watch } from './state.ts'
import { asking, collecting, now, records, tidying } from './steps.ts'

/** A timer of the server is a 32-bit number of days at most; the agenda is read anew then, too. */
const longestWaitMs = 60 * 86_400_000

/**
 * From a plan's confirmation until nothing is owed any more. It waits, charges, asks and retries; the facts are the
 * database's, which says what is due when. While it is not known what became of a charge, none is made.
 */
export async function instalments(input: InstalmentsProcess): Promise<InstalmentsEnd> {
  const state = newState(input)
  listen(state)
  let agenda = await read(state)

  while (state.end === null || state.submitted.size > 0) {
    const due = nextDue(agenda, state)
    if (!(await seeToNews(state, agenda))) {
      waitFor(state, wordsOf(due, agenda))
      const waitMs = Math.min(due ? due.atMs - Date.now() : longestWaitMs, longestWaitMs)
      const summary = due ? timerSummaries[due.what] : 'look again'
      const isNews = waitMs > 0 && (await condition(() => state.hasNews, waitMs, { summary }))
      if (!isNews && due && due.atMs <= Date.now()) await seeTo(state, due)
    }
    agenda = await read(state)
    if (state.end === null && workflowInfo().continueAsNewSuggested)
      await continueAsNew<typeof instalments>(carriedOver(state))
  }

  await tidyUp(state, agenda)
  return state.end
}

/** Reads what is due, and watches what nobody told of. */
async function read(state: ProcessState): Promise<PlanAgenda> {
  state.hasNews = false
  const agenda = await records.openPlan(state.plan, now())
  state.end = agenda.end
  state.nextChargeAt = agenda.nextChargeAt
  list(state, listedState(agenda), agenda)
  const { unsettled } = agenda
  if (unsettled?.chargeId !== state.asked?.chargeId) state.asked = null
  if (unsettled?.isUnknown && !state.asked) state.asked = { chargeId: unsettled.chargeId, asks: 0, atMs: Date.now() }
  for (const changeId of agenda.openCards) watch(state, changeId)
  for (const changeId of state.watched.keys()) if (!agenda.openCards.includes(changeId)) state.watched.delete(changeId)
  return agenda
}

/** What does not wait: a card that was submitted, a charge that was begun. Answers whether there was any. */
async function seeToNews(state: ProcessState, { unsettled }: PlanAgenda): Promise<boolean> {
  for (const changeId of state.submitted) {
    state.submitted.delete(changeId)
    await lookAtCard(state, changeId)
    return true
  }
  if (!unsettled || unsettled.isUnknown) return false
  await collect(state, unsettled.chargeId)
  return true
}

async function seeTo(state: ProcessState, due: Due): Promise<void> {
  if (due.what === 'charge') {
    const { chargeId } = await records.beginCharge(state.plan, now())
    if (chargeId !== null) await collect(state, chargeId)
  } else if (due.what === 'ask') await askAgain(state)
  else if (due.what === 'look') await lookAtCard(state, due.changeId)
  else await giveUpCard(state, due.changeId)
}

async function collect(state: ProcessState, chargeId: string): Promise<void> {
  waitFor(state, 'An instalment is being charged.')
  const answer = await unlessGivenUp(collecting.collectCharge(state.plan, chargeId, now()))
  await records.settleCharge(state.plan, chargeId, answer ?? null, now())
  if (!answer) state.asked = nextAsk(chargeId, 0, Date.now())
}

/** The answer to a charge was lost: the acquirer is asked for it, however long it takes. */
async function askAgain(state: ProcessState): Promise<void> {
  if (!state.asked) return
  const { chargeId, asks } = state.asked
  const answer = await unlessGivenUp(asking.collectCharge(state.plan, chargeId, now()))
  if (answer) await records.settleCharge(state.plan, chargeId, answer, now())
  else state.asked = nextAsk(chargeId, asks + 1, Date.now())
}

async function lookAtCard(state: ProcessState, changeId: string): Promise<void> {
  const looked = await unlessGivenUp(asking.lookAtCardChange(state.plan, changeId, now()))
  const standing = looked?.standing ?? 'open'
  const card = state.watched.get(changeId)
  if (standing === 'open' && card) state.watched.set(changeId, { ...card, looks: card.looks + 1 })
  if (standing === 'kept') await unlessGivenUp(tidying.forgetReplacedCards(state.plan, changeId))
}

async function giveUpCard(state: ProcessState, changeId: string): Promise<void> {
  state.watched.delete(changeId)
  await unlessGivenUp(tidying.giveUpCardChange(state.plan, changeId, now()))
}

async function tidyUp(state: ProcessState, { openCards }: PlanAgenda): Promise<void> {
  for (const changeId of openCards) await giveUpCard(state, changeId)
  waitFor(state, `Ended: ${state.end}.`)
}
