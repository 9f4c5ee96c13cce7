import { createMemo, createSignal } from 'solid-js'
import { useUi } from './ui-provider.tsx'

const [now, setNow] = createSignal(Date.now())
setInterval(() => setNow(Date.now()), 30_000)

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Relative up to a day old, a date and time afterwards; exact and with its zone on hover. `at` is an ISO instant. */
export function RelativeTime(props: { at: string; class?: string }) {
  const ui = useUi()
  const instant = () => new Date(props.at)
  const words = createMemo(() => {
    const at = instant()
    const age = Math.max(now(), Date.now()) - at.getTime()
    if (age < 0 || age >= day) {
      const { timeZone } = ui
      const year = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric' })
      const sameYear = year.format(at) === year.format(now())
      return new Intl.DateTimeFormat(ui.locale, {
        timeZone,
        day: 'numeric',
        month: 'short',
        ...(sameYear ? { hour: '2-digit', minute: '2-digit' } : { year: 'numeric' }),
      }).format(at)
    }
    const relative = new Intl.RelativeTimeFormat(ui.locale, { numeric: 'auto', style: 'short' })
    if (age < minute) return relative.format(0, 'second')
    return age < hour
      ? relative.format(-Math.floor(age / minute), 'minute')
      : relative.format(-Math.floor(age / hour), 'hour')
  })
  const exact = () =>
    new Intl.DateTimeFormat(ui.locale, { timeZone: ui.timeZone, dateStyle: 'full', timeStyle: 'long' }).format(
      instant(),
    )
  return (
    <time datetime={props.at} title={exact()} class={`whitespace-nowrap ${props.class ?? ''}`}>
      {words()}
    </time>
  )
}
