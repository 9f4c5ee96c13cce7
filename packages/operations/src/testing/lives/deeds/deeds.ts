import { expect } from 'vitest'
import type { Life } from '../life.ts'
import type { Step } from '../steps.ts'

/** What is done for each kind of step; false where there was nothing to do it to. */
export type Deeds<Do extends Step['do']> = {
  [One in Do]: (life: Life, step: Extract<Step, { do: One }>) => Promise<boolean>
}

/** One of those there are, the number taken round and round. */
export const pick = <One>(of: readonly One[], nth: number): One | undefined => of[nth % Math.max(1, of.length)]

/** What a deed answers; nothing where it is refused with `code`, as the model says it has to be. */
export async function refusedAs<Answer>(code: string | undefined, deed: Promise<Answer>): Promise<Answer | undefined> {
  if (code === undefined) return deed
  await expect(deed).rejects.toMatchObject({ code })
  return undefined
}
