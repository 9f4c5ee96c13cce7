import { m } from '@cauce/i18n/messages'
import { clocksDiffer, timeZoneName } from '@cauce/i18n/time-zone'
import { Show } from 'solid-js'
import { timeZone } from '../time-zone.ts'

/** Names the zone of the page's dates where the reader's own clock shows another time. */
export function ZoneNote() {
  const zone = () => {
    const shown = timeZone()
    const now = new Date().toISOString()
    return shown && clocksDiffer(shown, undefined, now) ? timeZoneName(shown, now) : undefined
  }
  return (
    <Show when={zone()}>
      {(name) => (
        <span class="text-muted text-sm" title={m.shell_zone_title()}>
          {name()}
        </span>
      )}
    </Show>
  )
}
