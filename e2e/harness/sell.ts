import { derivedKeys } from '@cauce/operations/access/derived-keys'
import { linkToken } from '@cauce/operations/financing/payment-link'
import type { Announcement } from '../../apps/launcher/src/announce.ts'

/** A sale by phone as a test knows it. Amounts in cents. */
export type Sale = { id: string; token: string; reference: string; shopper: Shopper; totalCents: number }
export type Shopper = ReturnType<typeof newShopper>
export type Session = { headers: Record<string, string> }
export type Begun = { attemptId: string; clientSecret: string; dueTodayCents: number }

type Options = {
  centres: { id: string }[]
  products: { id: string; terms: { firstInstalment: string } }[]
}
type Opened = { publishableKey: string; plans: { instalments: unknown[]; dueTodayCents: number }[] }

export const agentEmail = 'carmen.alonso@academia-norte.example'
export const password = 'cauce-demo-2026'
const year = new Date().getFullYear()

/** Calls a procedure as a page does, and gives its data; throws what it was refused with. */
export async function call<T>(
  origin: string,
  procedure: string,
  input: object | undefined,
  headers: Record<string, string> = {},
): Promise<T> {
  const answer = await fetch(`${origin}/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: JSON.stringify(input),
  })
  const said = (await answer.json()) as { result: { data: T } }
  if (!answer.ok) throw new Error(`${procedure} answered ${answer.status}: ${JSON.stringify(said)}`)
  return said.result.data
}

export async function signIn({ backoffice }: Announcement, email = agentEmail): Promise<Session> {
  const headers = { 'content-type': 'application/json', origin: backoffice }
  const answer = await fetch(`${backoffice}/auth/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`signing in answered ${answer.status}`)
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  return { headers: { cookie: cookie.join('; ') } }
}

let people = Math.floor(Math.random() * 9_000_000) * 10

/** Another person each time, so that no credit rule about one person speaks. */
export function newShopper(changes: { documentNumber?: string } = {}) {
  people += 1
  const number = 10_000_000 + (people % 80_000_000)
  return {
    firstName: 'Remedios',
    lastName: `Quiroga ${people}`,
    email: `remedios.${people}@example.com`,
    phone: `+346${String(number).padStart(8, '0')}`,
    documentNumber: spanishDocument(number),
    birthDate: '1984-02-29',
    street: 'Calle Uría 14',
    postcode: '33003',
    city: 'Oviedo',
    country: 'ES',
    locale: 'es',
    ...changes,
  }
}

export const spanishDocument = (number: number) => `${number}${'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23]}`

/** Sends a financing as an agent does, of the product whose first instalment is due today; of a centre's service, where one is named. */
export async function send(
  cauce: Announcement,
  agent: Session,
  {
    totalCents = 90_000,
    shopper = newShopper(),
    service,
    lines,
  }: {
    totalCents?: number
    shopper?: Shopper
    service?: { id: string; centreId: string }
    /** The cart instead of one service of `totalCents`. */
    lines?: readonly object[]
  } = {},
): Promise<Sale> {
  const options = await call<Options>(cauce.backoffice, 'financings.options', {}, agent.headers)
  const product = options.products.find(({ terms }) => terms.firstInstalment === 'today')!
  const reference = `E2E-${crypto.randomUUID().slice(0, 8)}`
  const line = { kind: 'service', reference: 'ING', name: 'Curso de inglés', units: 1, taxTreatment: 'exempt' }
  const { id } = await call<{ id: string }>(
    cauce.backoffice,
    'financings.send',
    {
      centreId: service?.centreId ?? options.centres[0]!.id,
      reference,
      productId: product.id,
      shopper,
      lines: lines ?? [{ ...line, unitPriceCents: totalCents, ...(service && { serviceId: service.id }) }],
    },
    { ...agent.headers, 'idempotency-key': crypto.randomUUID() },
  )
  return { id, token: tokenOf(cauce, id), reference, shopper, totalCents }
}

export const tokenOf = ({ secretKey }: Announcement, id: string, generation = 1) =>
  linkToken(derivedKeys(secretKey).link, id, generation)

/** Opens the link and accepts its first plan. */
export async function begin({ checkout }: Announcement, { token }: Sale): Promise<Begun> {
  const { plans } = await call<Opened>(checkout, 'checkout.open', { token })
  const { instalments, dueTodayCents } = plans[0]!
  const input = { token, instalments: instalments.length, termsAccepted: true }
  return { ...(await call<Begun>(checkout, 'checkout.begin', input)), dueTodayCents }
}

/** Types a card into the acquirer's frame: the acquirer authorises it, and nobody else knows yet. */
export async function enterCard({ acquirer }: Announcement, { clientSecret }: Begun, number = '4242424242424242') {
  const answer = await fetch(`${acquirer}/v1/payment_intents/${clientSecret.split('_secret_')[0]}/confirm`, {
    method: 'POST',
    headers: { authorization: 'Bearer pk_test_e2e', origin: acquirer },
    body: new URLSearchParams({
      client_secret: clientSecret,
      'payment_method_data[type]': 'card',
      'payment_method_data[card][number]': number,
      'payment_method_data[card][exp_month]': '12',
      'payment_method_data[card][exp_year]': String(year + 5),
      'payment_method_data[card][cvc]': '123',
    }),
  })
  if (!answer.ok) throw new Error(`the acquirer answered ${answer.status}: ${await answer.text()}`)
}

/** The page tells that the frame took the card. */
export const submit = ({ checkout }: Announcement, { token }: Sale, { attemptId }: Begun) =>
  call(checkout, 'checkout.submitted', { token, attemptId })
