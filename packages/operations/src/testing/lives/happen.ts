import { cartDeeds } from './deeds/carts.ts'
import { chargeDeeds } from './deeds/charges.ts'
import type { Deeds } from './deeds/deeds.ts'
import { payoutDeeds } from './deeds/payouts.ts'
import { placingDeeds } from './deeds/placing.ts'
import { refundDeeds } from './deeds/refunds.ts'
import type { Life } from './life.ts'
import type { Step } from './steps.ts'

const deeds: Deeds<Step['do']> = { ...placingDeeds, ...cartDeeds, ...chargeDeeds, ...payoutDeeds, ...refundDeeds }

/** Does it through the operations and in the model; false where there was nothing to do it to. */
export async function happen(life: Life, step: Step): Promise<boolean> {
  life.paidOff = undefined
  return (deeds[step.do] as (of: Life, one: Step) => Promise<boolean>)(life, step)
}
