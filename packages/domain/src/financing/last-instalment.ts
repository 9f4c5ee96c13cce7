import type { Plan } from './plans.ts'

/** The last instalment's cents when it is not like the others, since it takes the cents that do not divide; else undefined. */
export function differingLast({
  instalments,
}: {
  instalments: readonly Pick<Plan['instalments'][number], 'amountCents'>[]
}): number | undefined {
  const last = instalments.at(-1)?.amountCents
  return last === instalments[0]?.amountCents ? undefined : last
}
