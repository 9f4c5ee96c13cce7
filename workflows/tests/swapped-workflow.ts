import type { FinancingEnd, FinancingProcess } from '@cauce/workflows/financing/contract'
import { listState } from '@cauce/workflows/financing/listing'
import { listen } from '@cauce/workflows/financing/messages'
import { newState } from '@cauce/workflows/financing/state'
import { records } from '@cauce/workflows/financing/steps'

/** The financing's process with two steps in the wrong order: it is listed before it is read. */
export async function financing(input: FinancingProcess): Promise<FinancingEnd | null> {
  const state = newState(input)
  listen(state)
  listState('live')
  const { end } = await records.openProcess(state.sale)
  return end
}
