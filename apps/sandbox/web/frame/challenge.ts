import { frameParameters, postForm } from './parameters.ts'
import { type FromChallenge, intentPath, type WireIntent } from './protocol.ts'
import { frameLocale, wordIn } from './words.ts'

const { parent: parentOrigin, locale: wantedLocale, key = '', clientSecret = '', scheme } = frameParameters()
const locale = frameLocale(wantedLocale)
const put = (selector: string, text: string): void => {
  document.querySelector(selector)!.textContent = text
}

document.documentElement.lang = locale
document.documentElement.dataset.scheme = scheme
put('.bank', wordIn(locale, 'bank'))
put('h1', wordIn(locale, 'challengeTitle'))
put('#body', wordIn(locale, 'challengeBody'))
put('dt', wordIn(locale, 'challengeAmount'))
put('#complete', wordIn(locale, 'complete'))
put('#fail', wordIn(locale, 'fail'))

async function showAmount(): Promise<void> {
  const query = new URLSearchParams({ key, client_secret: clientSecret })
  const intent = (await (await fetch(`/v1/${intentPath(clientSecret)}?${query}`)).json()) as WireIntent
  if (!intent.amount) return
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: intent.currency ?? 'eur' })
  put('dd', money.format(intent.amount / 100))
  document.querySelector('dl')!.hidden = false
}

async function answer(outcome: 'complete' | 'fail'): Promise<void> {
  for (const button of document.querySelectorAll('button')) button.disabled = true
  await postForm(`/frame/${intentPath(clientSecret)}/authenticate`, { key, client_secret: clientSecret, outcome })
  window.parent.postMessage({ kind: 'challenge-answered' } satisfies FromChallenge, parentOrigin)
}

document.querySelector('#complete')!.addEventListener('click', () => void answer('complete'))
document.querySelector('#fail')!.addEventListener('click', () => void answer('fail'))
document.querySelector<HTMLButtonElement>('#complete')!.focus()
void showAmount().catch(() => undefined)
