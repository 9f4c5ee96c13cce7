import type { DeathReason, FinancingState, LiveStage } from '@cauce/domain/financing/states'
import { deathWords, financingStateWords, stageWords } from '@cauce/i18n/sale-words'
import { word } from '@cauce/i18n/words'

export const stateName = (state: FinancingState): string => word(financingStateWords[state])
export const deathName = (reason: DeathReason): string => word(deathWords[reason])

export type StateFacts = { state: FinancingState; stage: LiveStage | null; deadReason: DeathReason | null }

/** What a live one waits for, why a dead one died; nothing more to say of a confirmed one. */
export const stateDetail = (facts: StateFacts): string | undefined =>
  facts.stage ? word(stageWords[facts.stage]) : facts.deadReason ? deathName(facts.deadReason) : undefined

/** Bad is what somebody may have to look into; a withdrawn or lapsed offer simply ended. */
export function stateMeaning({ state, deadReason }: Pick<StateFacts, 'state' | 'deadReason'>) {
  if (state === 'live') return 'waiting'
  if (state === 'confirmed') return 'good'
  return deadReason === 'technical-failure' || deadReason === 'declined' ? 'bad' : 'ended'
}
