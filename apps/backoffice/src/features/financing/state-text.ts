import type { DeathReason, FinancingState, LiveStage } from '@cauce/domain/financing/states'
import { m } from '@cauce/i18n/messages'

type Words = () => string

const states = {
  live: m.financing_state_live,
  confirmed: m.financing_state_confirmed,
  dead: m.financing_state_dead,
} satisfies Record<FinancingState, Words>

const stages = {
  'waiting-for-shopper': m.financing_stage_waiting_for_shopper,
  'link-expired': m.financing_stage_link_expired,
  paying: m.financing_stage_paying,
  'in-review': m.financing_stage_in_review,
} satisfies Record<LiveStage, Words>

const deaths = {
  'technical-failure': m.financing_death_technical_failure,
  declined: m.financing_death_declined,
  withdrawn: m.financing_death_withdrawn,
  lapsed: m.financing_death_lapsed,
} satisfies Record<DeathReason, Words>

export const stateName = (state: FinancingState): string => states[state]()
export const deathName = (reason: DeathReason): string => deaths[reason]()

export type StateFacts = { state: FinancingState; stage: LiveStage | null; deadReason: DeathReason | null }

/** What a live one waits for, why a dead one died; nothing more to say of a confirmed one. */
export const stateDetail = (facts: StateFacts): string | undefined =>
  facts.stage ? stages[facts.stage]() : facts.deadReason ? deathName(facts.deadReason) : undefined

/** Bad is what somebody may have to look into; a withdrawn or lapsed offer simply ended. */
export function stateMeaning({ state, deadReason }: Pick<StateFacts, 'state' | 'deadReason'>) {
  if (state === 'live') return 'waiting'
  if (state === 'confirmed') return 'good'
  return deadReason === 'technical-failure' || deadReason === 'declined' ? 'bad' : 'ended'
}
