import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { answer } from '../answer.ts'
import { stripeId } from '../ids.ts'
import type { World } from '../world.ts'
import { bearerOf, forBrowser, requireClientSecret } from './authentication.ts'
import type { Call } from './call.ts'
import { StripeError } from './errors.ts'
import { apiVersion } from './events.ts'
import { expand } from './expand.ts'
import { type Form, parseForm, texts } from './form.ts'
import { type Answer, recall, remember } from './idempotency.ts'

type Reply = Answer & { replayed?: boolean }

type Endpoint = { open?: 'browser'; act(call: Call): object }

/**
 * One of Stripe's calls: authentication, outage, replay of a known key, the action in one transaction, and then the
 * answer, late or lost when told so. `open: 'browser'` lets a publishable key in, with the intent's client secret.
 */
export const endpoint =
  (world: World, { act, open }: Endpoint) =>
  async (c: Context<{ Bindings: HttpBindings }>): Promise<Response> => {
    const weather = world.settings.current.acquirer
    const encoded = c.req.method === 'POST' ? await c.req.text() : new URL(c.req.url).search.slice(1)
    const params = parseForm(encoded)
    const idempotencyKey = c.req.method === 'POST' ? c.req.header('idempotency-key') : undefined
    const headers: Record<string, string> = { 'Request-Id': stripeId('req'), 'Stripe-Version': apiVersion }
    if (idempotencyKey) headers['Idempotency-Key'] = idempotencyKey

    let key: Call['key'] | undefined
    const { status, body, replayed } = attempt(() => {
      key = bearerOf(c.req.header('authorization'), params, world.options.stripeSecretKey, open === 'browser')
      if (weather.outage) throw unavailable()
      const call = callFrom(c, world, params, key, idempotencyKey)
      return remembered(call, `${c.req.method} ${c.req.path} ${encoded}`, () => perform(call, act))
    })
    if (replayed) headers['Idempotent-Replayed'] = 'true'
    const writesFromServer = c.req.method === 'POST' && key === 'secret' && status < 500
    return answer(
      c,
      {
        delayMs: world.settings.current.acquirer.answerDelayMs,
        lose: writesFromServer && world.settings.spend('acquirer', 'loseNextAnswers'),
      },
      () => c.json(body, status as 200, headers),
    )
  }

function callFrom(c: Context, world: World, params: Form, key: Call['key'], idempotencyKey: string | undefined): Call {
  return {
    world,
    params,
    id: c.req.param('id') ?? '',
    key,
    idempotencyKey,
    now: Math.floor(Date.now() / 1000),
    origin: new URL(c.req.url).origin,
  }
}

function remembered(call: Call, request: string, act: () => Answer): Reply {
  const { world, idempotencyKey } = call
  if (!idempotencyKey || !world.settings.current.acquirer.idempotency) return act()
  const known = recall(world.store, idempotencyKey, request, Date.now())
  if (known) return { ...known, replayed: true }
  const given = act()
  remember(world.store, idempotencyKey, request, given, Date.now())
  return given
}

function perform(call: Call, act: (call: Call) => object): Answer {
  return call.world.store.transaction(() =>
    attempt(() => {
      if (call.key === 'publishable') requireClientSecret(call)
      const object = act(call)
      const full = expand(call.world.store, object, texts(call.params, 'expand')) as object
      return { status: 200, body: call.key === 'publishable' ? forBrowser(full) : full }
    }, call.key),
  )
}

/** A refusal is an answer like any other: what was written on the way to it is kept. */
function attempt(work: () => Reply, key?: Call['key']): Reply {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof StripeError)) throw error
    return { status: error.status, body: { error: key === 'publishable' ? forBrowser(error.body) : error.body } }
  }
}

const unavailable = (): StripeError =>
  new StripeError(503, { type: 'api_error', message: 'The acquirer is not available at the moment.' })
