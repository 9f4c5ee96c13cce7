import type { FromChallenge } from '../frame/protocol.ts'

type Challenge = { origin: string; key: string; clientSecret: string; locale: string; scheme: 'light' | 'dark' }

/** Shows the bank's question in a modal frame of the acquirer's, until the shopper has answered it. */
export function challenge({ origin, key, clientSecret, locale, scheme }: Challenge): Promise<void> {
  const dialog = document.createElement('dialog')
  const iframe = document.createElement('iframe')
  const parameters = new URLSearchParams({ parent: location.origin, locale, key, clientSecret, scheme })
  iframe.src = `${origin}/frame/challenge.html#${parameters}`
  iframe.title = '3-D Secure'
  iframe.style.colorScheme = scheme
  Object.assign(iframe.style, {
    background: scheme === 'dark' ? '#161a20' : '#ffffff',
    border: '0',
    borderRadius: '12px',
    height: 'min(26rem, 90dvh)',
    width: 'min(25rem, calc(100vw - 2rem))',
  })
  Object.assign(dialog.style, {
    alignItems: 'center',
    background: 'rgb(10 14 20 / 0.6)',
    border: '0',
    display: 'flex',
    height: '100dvh',
    inset: '0',
    justifyContent: 'center',
    margin: '0',
    maxHeight: 'none',
    maxWidth: 'none',
    padding: '0',
    width: '100vw',
  })
  dialog.append(iframe)
  dialog.addEventListener('cancel', (event) => event.preventDefault())
  document.body.append(dialog)
  dialog.showModal()

  return new Promise((resolve) => {
    const hear = ({ data, origin: from, source }: MessageEvent<FromChallenge>) => {
      if (source !== iframe.contentWindow || from !== origin || data.kind !== 'challenge-answered') return
      window.removeEventListener('message', hear)
      dialog.remove()
      resolve()
    }
    window.addEventListener('message', hear)
  })
}
