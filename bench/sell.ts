import type { Announcement } from '../apps/launcher/src/announce.ts'
import type { SignedIn } from './sign-in.ts'

export type Sale = { id: string; token: string; attemptId: string }

type Options = {
  centres: { id: string }[]
  products: { id: string; terms: { minCents: number; firstInstalment: string } }[]
}

/** Sends `count` financings as an agent does, ten at a time, and gives their ids. */
export async function sendFinancings(cauce: Announcement, agent: SignedIn, count: number): Promise<string[]> {
  const options = await call<Options>(cauce.backoffice, 'financings.options', {}, agent.headers)
  const product = options.products.find(({ terms }) => terms.firstInstalment === 'today') ?? options.products[0]!
  const run = crypto.randomUUID().slice(0, 6)
  return inTens(count, async (n) => {
    const { id } = await call<{ id: string }>(
      cauce.backoffice,
      'financings.send',
      {
        centreId: options.centres[0]!.id,
        reference: `BENCH-${run}-${n}`,
        productId: product.id,
        shopper: shopper(persons++),
        lines: [line(Math.max(product.terms.minCents, 30_000))],
      },
      { ...agent.headers, 'idempotency-key': crypto.randomUUID() },
    )
    return id
  })
}

/** Opens the link, accepts a plan and authorises a card at the acquirer, as the shopper's browser does. */
export async function authorise(cauce: Announcement, id: string, token: string): Promise<Sale> {
  const headers = { 'content-type': 'application/json', origin: cauce.checkout }
  const opened = await call<{ plans: { instalments: unknown[] }[]; publishableKey: string }>(
    cauce.checkout,
    'checkout.open',
    { token },
    headers,
  )
  const instalments = opened.plans[0]!.instalments.length
  const { attemptId, clientSecret } = await call<{ attemptId: string; clientSecret: string }>(
    cauce.checkout,
    'checkout.begin',
    { token, instalments, termsAccepted: true },
    headers,
  )
  const answer = await fetch(`${cauce.acquirer}/v1/payment_intents/${clientSecret.split('_secret_')[0]}/confirm`, {
    method: 'POST',
    headers: { authorization: `Bearer ${opened.publishableKey}`, origin: cauce.acquirer },
    body: new URLSearchParams({
      client_secret: clientSecret,
      'payment_method_data[type]': 'card',
      'payment_method_data[card][number]': '4242424242424242',
      'payment_method_data[card][exp_month]': '12',
      'payment_method_data[card][exp_year]': '2034',
      'payment_method_data[card][cvc]': '123',
    }),
  })
  if (!answer.ok) throw new Error(`the acquirer answered ${answer.status}: ${await answer.text()}`)
  return { id, token, attemptId }
}

export const submit = (cauce: Announcement, { token, attemptId }: Sale) =>
  call(
    cauce.checkout,
    'checkout.submitted',
    { token, attemptId },
    { 'content-type': 'application/json', origin: cauce.checkout },
  )

/** Runs `count` jobs, ten at a time, in order of their numbers. */
export const inTens = <T>(count: number, job: (n: number) => Promise<T>): Promise<T[]> => inTurns(count, 10, job)

/** Runs `count` jobs, so many at a time, in order of their numbers. */
export async function inTurns<T>(count: number, atOnce: number, job: (n: number) => Promise<T>): Promise<T[]> {
  const results: T[] = []
  for (let from = 0; from < count; from += atOnce) {
    const turn = Array.from({ length: Math.min(atOnce, count - from) }, (_, k) => job(from + k))
    results.push(...(await Promise.all(turn)))
  }
  return results
}

async function call<T>(origin: string, procedure: string, input: object, headers: Record<string, string>): Promise<T> {
  const answer = await fetch(`${origin}/trpc/${procedure}`, { method: 'POST', headers, body: JSON.stringify(input) })
  const said = await answer.json()
  if (!answer.ok) throw new Error(`${procedure} answered ${answer.status}: ${JSON.stringify(said)}`)
  return said.result.data
}

const line = (unitPriceCents: number) => ({
  kind: 'product',
  reference: 'BENCH',
  name: 'Bench',
  unitPriceCents,
  units: 1,
  taxTreatment: 'es-21',
})

/** Another person each time and in each run, so that no credit rule about one person speaks. */
let persons = Math.floor(Math.random() * 80_000) * 1000

const shopper = (n: number) => ({
  firstName: 'Bench',
  lastName: `Number ${n}`,
  email: `bench-${n}@example.com`,
  phone: `+346${String(10_000_000 + n).padStart(8, '0')}`,
  documentNumber: spanishDocument(10_000_000 + n),
  birthDate: '1990-05-05',
  street: 'Calle Mayor 1',
  postcode: '28001',
  city: 'Madrid',
  country: 'ES',
  locale: 'es',
})

const spanishDocument = (number: number) => `${number}${'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23]}`
