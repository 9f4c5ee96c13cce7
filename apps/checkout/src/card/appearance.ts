/** Our colours as the card frame takes them: it stands on another origin and reads none of our variables. */
export function frameAppearance(): object {
  const dark = darkTheme().matches
  return {
    theme: dark ? 'night' : 'stripe',
    variables: {
      colorPrimary: colourOf('--accent'),
      colorBackground: colourOf('--surface'),
      colorText: colourOf('--ink'),
      colorTextSecondary: colourOf('--muted'),
      colorDanger: colourOf('--bad-fg'),
      borderRadius: '6px',
      fontFamily: 'system-ui, sans-serif',
      fontSizeBase: '16px',
    },
  }
}

/** Calls back when the system goes from light to dark or back; the answer ends it. */
export function onThemeChange(changed: () => void): () => void {
  const theme = darkTheme()
  theme.addEventListener('change', changed)
  return () => theme.removeEventListener('change', changed)
}

const darkTheme = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')

/** A variable's colour as this theme resolves it. */
function colourOf(variable: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(${variable})`
  document.body.append(probe)
  const colour = getComputedStyle(probe).color
  probe.remove()
  return colour
}
