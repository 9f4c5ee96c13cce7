import type { FrameStyle } from './protocol.ts'

const allowed = /^(color(Primary|Background|Text|TextSecondary|Danger|Border)|borderRadius|fontFamily)$/

/** Takes the shop's appearance; values that could smuggle in more than one property value are left out. */
export function applyStyle({ scheme, variables }: FrameStyle): void {
  const root = document.documentElement
  root.dataset.scheme = scheme
  for (const [name, value] of Object.entries(variables)) {
    if (allowed.test(name) && /^[\w\s#%.,()'"-]{1,120}$/.test(value)) root.style.setProperty(`--${name}`, value)
  }
}
