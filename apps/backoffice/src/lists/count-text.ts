import { countedAtMost } from '@cauce/domain/limits'
import { wholeNumber } from '@cauce/i18n/format'

/** `1.204`, or `10.000+` where counting stopped; undefined while unknown. */
export function countText(count: number | undefined, searching: boolean): string | undefined {
  if (count === undefined) return undefined
  const limit = searching ? countedAtMost.found : countedAtMost.all
  return count > limit ? `${wholeNumber(limit)}+` : wholeNumber(count)
}
