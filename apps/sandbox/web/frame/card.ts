import { brandOf } from '../../src/acquirer/test-cards.ts'
import { digitsOf, type FieldName, faultOf, formatExpiry, formatNumber } from './card-fields.ts'
import { keepCaret } from './caret.ts'
import { frameParameters, postForm } from './parameters.ts'
import {
  type ApiError,
  type FromCardFrame,
  intentPath,
  type Outcome,
  type ToCardFrame,
  type WireIntent,
} from './protocol.ts'
import { applyStyle } from './style.ts'
import { errorIn, frameLocale, wordIn } from './words.ts'

const fieldNames: FieldName[] = ['number', 'expiry', 'cvc']
const brandNames = { visa: 'Visa', mastercard: 'Mastercard', amex: 'American Express', unknown: '' }

const { parent: parentOrigin, locale: wantedLocale } = frameParameters()
const locale = frameLocale(wantedLocale)
const input = (field: FieldName): HTMLInputElement => document.querySelector(`#${field}`)!
const values = (): Record<FieldName, string> => ({
  number: input('number').value,
  expiry: input('expiry').value,
  cvc: input('cvc').value,
})

const tell = (message: FromCardFrame): void => window.parent.postMessage(message, parentOrigin)

function showFault(field: FieldName, visible: boolean): void {
  const fault = visible ? faultOf(field, values()) : undefined
  const box = document.querySelector(`[data-field=${field}]`)!
  box.classList.toggle('wrong', fault !== undefined)
  box.querySelector('.fault')!.textContent = fault ? wordIn(locale, fault) : ''
  input(field).setAttribute('aria-invalid', String(fault !== undefined))
  if (fault) input(field).setAttribute('aria-errormessage', `${field}-fault`)
  else input(field).removeAttribute('aria-errormessage')
}

function validate(): ApiError | undefined {
  for (const field of fieldNames) showFault(field, true)
  const wrong = fieldNames.find((field) => faultOf(field, values()))
  if (!wrong) return undefined
  input(wrong).focus()
  const code = faultOf(wrong, values())!
  return { type: 'validation_error', code, message: wordIn(locale, code) }
}

async function confirm(key: string, clientSecret: string): Promise<Outcome> {
  const fault = validate()
  if (fault) return { error: fault }
  const { number, expiry, cvc } = values()
  const body = await postForm(`/v1/${intentPath(clientSecret)}/confirm`, {
    key,
    client_secret: clientSecret,
    use_stripe_sdk: 'true',
    'payment_method_data[type]': 'card',
    'payment_method_data[card][number]': digitsOf(number),
    'payment_method_data[card][exp_month]': digitsOf(expiry).slice(0, 2),
    'payment_method_data[card][exp_year]': digitsOf(expiry).slice(2),
    'payment_method_data[card][cvc]': cvc,
  })
  if (!body.error) return { intent: body as unknown as WireIntent }
  const error = body.error as ApiError
  return { error: { ...error, message: errorIn(locale, error) } }
}

function label(): void {
  document.documentElement.lang = locale
  for (const field of fieldNames) {
    document.querySelector(`[data-field=${field}] label`)!.textContent = wordIn(locale, field)
  }
  input('expiry').placeholder = wordIn(locale, 'expiryHint')
  document.querySelector('.note')!.textContent = wordIn(locale, 'testMode')
}

function changed(field: FieldName): void {
  if (field === 'number') keepCaret(input('number'), formatNumber)
  if (field === 'expiry') keepCaret(input('expiry'), formatExpiry)
  if (field === 'cvc') input('cvc').value = digitsOf(input('cvc').value)
  document.querySelector('.brand')!.textContent = brandNames[brandOf(digitsOf(input('number').value))]
  if (input(field).getAttribute('aria-invalid') === 'true') showFault(field, true)
  tell({
    kind: 'change',
    complete: fieldNames.every((name) => faultOf(name, values()) === undefined),
    empty: fieldNames.every((name) => input(name).value === ''),
  })
}

label()
for (const field of fieldNames) {
  input(field).addEventListener('input', () => changed(field))
  input(field).addEventListener('blur', () => showFault(field, input(field).value !== ''))
}
document.querySelector('form')!.addEventListener('submit', (event) => event.preventDefault())

async function obey(message: ToCardFrame): Promise<void> {
  if (message.kind === 'style') applyStyle(message.style)
  if (message.kind === 'focus') input('number').focus()
  if (message.kind === 'validate') tell({ kind: 'validated', ask: message.ask, error: validate() })
  if (message.kind === 'confirm') {
    tell({ kind: 'confirmed', ask: message.ask, outcome: await confirm(message.key, message.clientSecret) })
  }
}

window.addEventListener('message', ({ data, origin, source }: MessageEvent<ToCardFrame>) => {
  if (source === window.parent && origin === parentOrigin) void obey(data)
})

new ResizeObserver(() => tell({ kind: 'height', px: Math.ceil(document.body.getBoundingClientRect().height) })).observe(
  document.body,
)
tell({ kind: 'ready' })
