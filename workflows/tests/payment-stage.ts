import { randomUUID } from 'node:crypto'
import { addDays, dateIn, daysBetween } from '@cauce/domain/money/calendar'
import { nextTryOn, usualRetryDays } from '@cauce/domain/payments/retries'
import { type Awaited, chargeAt, nextCharge } from '@cauce/domain/payments/schedule'
import { paysBackWithinDays } from '@cauce/domain/payments/settlement'
import type { CollectedAnswer, InstalmentErrands, InstalmentRecords } from '@cauce/workflows/payments/activities'
import {
  type InstalmentsEnd,
  type InstalmentsSignals,
  type InstalmentsStatus,
  instalmentsWorkflow,
  instalmentsWorkflowId,
  statusQuery,
} from '@cauce/workflows/payments/contract'
import type { TestWorkflowEnvironment } from '@temporalio/testing'
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker'
import { historiesOf } from './histories.ts'

const timeZone = 'Europe/Madrid'

type Owed = Awaited & { overdue: boolean }
type Charge = {
  id: string
  instalmentId: string | null
  state: 'begun' | 'unknown' | 'settled'
  scheduled: boolean
  on: string
}

/** The database and the acquirer of one plan, in memory. `answers` are those of the next charges; then all are captured. */
export function fakePlan(today: string, dueAfterDays: readonly number[]) {
  const owed: Owed[] = dueAfterDays.map((days, index) => ({
    ...{ id: `i${index + 2}`, number: index + 2, dueOn: addDays(today, days) },
    ...{ declines: 0, triedOn: null, overdue: false },
  }))
  const facts = {
    owed,
    end: 'paid' as InstalmentsEnd,
    automatic: true,
    charges: [] as Charge[],
    openCards: [] as string[],
    triedOn: null as string | null,
    /** On which day the shopper said that they withdraw; it is done once it is known what became of every charge. */
    declaredOn: null as string | null,
  }
  const weather = { answers: [] as CollectedAnswer['outcome'][], acquirerAway: false, cardGiven: false }
  /** What became of charges, with the day since the beginning, and what else was done. */
  const done: string[] = []
  const unsettled = () => facts.charges.find(({ state }) => state !== 'settled')

  function begin(instalmentId: string | null, scheduled: boolean, on = ''): Charge {
    const charge: Charge = { id: `c${facts.charges.length + 1}`, instalmentId, state: 'begun', scheduled, on }
    facts.charges.push(charge)
    return charge
  }
  /** What is owed after a withdrawal is one instalment, `w`, and is charged at once. */
  function withdraw(on: string): void {
    if (facts.declaredOn === null || unsettled()) return
    const dueOn = addDays(facts.declaredOn, paysBackWithinDays)
    facts.owed = [{ id: 'w', number: 1, dueOn, chargedFrom: on, declines: 0, triedOn: null, overdue: false }]
    Object.assign(facts, { declaredOn: null, end: 'withdrawn' })
    begin('w', false, on)
  }
  const next = (now: string) =>
    nextCharge(
      { awaited: facts.owed.filter(({ overdue }) => !overdue), triedOn: facts.triedOn, retryDays: usualRetryDays },
      dateIn(timeZone, now),
    )

  const records: InstalmentRecords = {
    async openPlan(_, now) {
      const due = next(now)
      const charge = unsettled()
      return {
        ...{ reference: 'R-1', merchantName: 'Academia Faro', centreName: 'Centro' },
        unsettled: charge ? { chargeId: charge.id, isUnknown: charge.state === 'unknown' } : null,
        nextChargeAt: due && facts.automatic ? chargeAt(timeZone, due.on) : null,
        held: due !== undefined && !facts.automatic,
        overdue: facts.owed.filter(({ overdue }) => overdue).length,
        openCards: [...facts.openCards],
        end: facts.owed.length > 0 || charge ? null : facts.end,
      }
    },
    async beginCharge(_, now) {
      const due = next(now)
      if (!due || !facts.automatic || unsettled() || chargeAt(timeZone, due.on) > now) return { chargeId: null }
      return { chargeId: begin(due.instalmentId, true, dateIn(timeZone, now)).id }
    },
    async settleCharge(_, chargeId, answer, now) {
      const charge = facts.charges.find(({ id }) => id === chargeId)!
      if (charge.state === 'settled') return
      charge.state = answer === null ? 'unknown' : 'settled'
      const instalment = facts.owed.find(({ id }) => id === charge.instalmentId)
      const on = dateIn(timeZone, now)
      done.push(`${daysBetween(today, on)} ${charge.instalmentId ?? 'all'} ${answer?.outcome ?? 'unknown'}`)
      if (answer?.outcome === 'captured')
        facts.owed = charge.instalmentId === null ? [] : facts.owed.filter(({ id }) => id !== charge.instalmentId)
      if (answer) withdraw(on)
      if (!(charge.scheduled || charge.instalmentId === 'w') || !answer || answer.outcome === 'cancelled') return
      facts.triedOn = charge.on
      if (answer.outcome !== 'declined' || !instalment) return
      Object.assign(instalment, { declines: instalment.declines + 1, triedOn: charge.on })
      if (nextTryOn(instalment, instalment.declines, usualRetryDays) === undefined) instalment.overdue = true
    },
  }
  const errands: InstalmentErrands = {
    async collectCharge() {
      if (weather.acquirerAway) throw new Error('the acquirer is away')
      const outcome = weather.answers.shift() ?? 'captured'
      return outcome === 'declined' ? { outcome, declineCode: 'insufficient_funds' } : { outcome }
    },
    async lookAtCardChange(_, changeId) {
      if (!facts.openCards.includes(changeId)) return { standing: 'gone' }
      if (!weather.cardGiven) return { standing: 'open' }
      facts.openCards = facts.openCards.filter((id) => id !== changeId)
      done.push('card kept')
      return { standing: 'kept' }
    },
    async forgetReplacedCards() {
      done.push('old card forgotten')
    },
    async giveUpCardChange(_, changeId) {
      facts.openCards = facts.openCards.filter((id) => id !== changeId)
      done.push('card given up')
    },
  }
  return { facts, weather, done, begin, withdraw, activities: { ...records, ...errands } }
}

export type Play = {
  plan: ReturnType<typeof fakePlan>
  /** The plan's first day. */
  today: string
  /** Says something to the process; the key is new unless given. */
  tell<Signal extends keyof InstalmentsSignals>(
    signal: Signal,
    payload: InstalmentsSignals[Signal],
    key?: string,
  ): Promise<void>
  nudge(): Promise<void>
  status(): Promise<InstalmentsStatus>
  /** Lets time pass, such as `25 hours`. */
  pass(time: string): Promise<void>
}

export type Scenario = {
  /** After how many days each instalment falls due. */
  dueAfterDays: readonly number[]
  weather?: Partial<ReturnType<typeof fakePlan>['weather']>
  act?: (play: Play) => Promise<void>
  end: InstalmentsEnd
  done: string[]
}

/** Begins a plan on a day of its own and plays `act` on it; then the process has to end by itself. */
export async function play(
  environment: TestWorkflowEnvironment,
  workflowBundle: WorkflowBundleWithSourceMap,
  { dueAfterDays, weather = {}, act = async () => undefined }: Omit<Scenario, 'end' | 'done'>,
) {
  await environment.sleep(untilDawn(await environment.currentTimeMs()))
  const today = dateIn(timeZone, new Date(await environment.currentTimeMs()).toISOString())
  const plan = fakePlan(today, dueAfterDays)
  Object.assign(plan.weather, structuredClone(weather))
  const id = randomUUID()
  const taskQueue = `test-${id}`
  const worker = await Worker.create({
    ...{ connection: environment.nativeConnection, taskQueue, workflowBundle, activities: plan.activities },
  })
  return worker.runUntil(async () => {
    const workflowId = instalmentsWorkflowId(id)
    await environment.client.workflow.signalWithStart(instalmentsWorkflow, {
      ...{ workflowId, taskQueue, args: [{ plan: { merchantId: 'm', id } }] },
      ...{ signal: 'begun', signalArgs: [{ key: 'begun' }] },
    })
    // Without a run's id: what is told goes to the run that lives.
    const handle = environment.client.workflow.getHandle(workflowId)
    await act({
      ...{ plan, today },
      tell: (signal, payload, key = randomUUID()) => handle.signal(signal, { ...payload, key }),
      nudge: () => handle.signal('nudge'),
      status: () => handle.query<InstalmentsStatus>(statusQuery),
      pass: (time) => environment.sleep(time as '1 hour'),
    })
    const end = (await handle.result()) as InstalmentsEnd
    return { end, plan, histories: await historiesOf(environment, workflowId) }
  })
}

/** Milliseconds until it is five in the morning (UTC): a plan's days do not depend on the hour at which a test runs. */
const untilDawn = (nowMs: number): number => 86_400_000 - ((nowMs - 5 * 3_600_000) % 86_400_000)
