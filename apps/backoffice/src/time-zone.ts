import { platformTimeZone } from '@cauce/domain/access/platform'
import { readTimeZoneFrom } from '@cauce/i18n/time-zone'
import { createRoot, createSignal } from 'solid-js'

const [timeZone, setTimeZone] = createRoot(() => createSignal<string>())

/** The zone of every date and time that is shown: the merchant's, whatever that of the machine is; its own while nobody is in. */
export { timeZone }

/** Dates are those of this merchant from here on; of the platform's for who belongs to none. */
export const showTimesOf = (merchant: { timeZone: string } | null): string =>
  setTimeZone(merchant?.timeZone ?? platformTimeZone)

/** Makes every text read the zone from here. */
export const startTimeZone = (): void => readTimeZoneFrom(timeZone)
