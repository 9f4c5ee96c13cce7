import { createHmac, randomUUID } from 'node:crypto'
import type { SettingsKeeper } from './settings.ts'
import type { SandboxOptions } from './start.ts'
import type { Store } from './store.ts'

/** A call to the product that must arrive: kept until answered with a success, or given up after the last try. */
export type Hook = {
  id: string
  vendor: 'stripe' | 'twilio'
  url: string
  body: string
  /** What the page shows, such as `payment_intent.succeeded`. */
  subject: string
  state: 'waiting' | 'delivered' | 'given-up'
  tries: number
  lastAnswer: string
  createdAt: string
}

export type HookSender = ReturnType<typeof hookSender>

const retryAfterMs = [500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000, 60_000]
const answerWithinMs = 10_000

type Secrets = Pick<SandboxOptions, 'stripeWebhookSecret' | 'twilioAuthToken'>

/** Sends signed webhooks, each on its own, with back-off; what was not delivered is taken up again by `resume`. */
export function hookSender(store: Store, settings: SettingsKeeper, secrets: Secrets) {
  const timers = new Map<string, NodeJS.Timeout>()
  const sending = new Set<string>()
  const ending = new AbortController()

  const schedule = (id: string, delayMs: number) => {
    clearTimeout(timers.get(id))
    timers.set(
      id,
      setTimeout(() => void attempt(id), delayMs),
    )
  }
  const keep = (hook: Hook) => store.put('hook', hook.id, hook, hook.state)
  const held = (hook: Hook) => hook.vendor === 'stripe' && settings.current.acquirer.holdWebhooks

  async function attempt(id: string) {
    timers.delete(id)
    const hook = store.get<Hook>('hook', id)
    if (hook?.state !== 'waiting' || held(hook) || sending.has(id) || ending.signal.aborted) return
    sending.add(id)
    const lastAnswer = await post(hook)
    sending.delete(id)
    if (ending.signal.aborted || !store.get('hook', id)) return
    const tries = hook.tries + 1
    const delivered = /^2\d\d$/.test(lastAnswer)
    const pauseMs = retryAfterMs[hook.tries]
    const state = delivered ? 'delivered' : pauseMs === undefined ? 'given-up' : 'waiting'
    keep({ ...hook, tries, lastAnswer, state })
    if (state === 'waiting') schedule(id, pauseMs!)
  }

  async function post(hook: Hook): Promise<string> {
    try {
      const response = await fetch(hook.url, {
        method: 'POST',
        headers: signedHeaders(hook, secrets),
        body: hook.body,
        redirect: 'manual',
        signal: AbortSignal.any([ending.signal, AbortSignal.timeout(answerWithinMs)]),
      })
      await response.body?.cancel()
      return String(response.status)
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      return cause instanceof Error ? cause.message || cause.name : 'no answer'
    }
  }

  const resume = () => {
    for (const { id } of store.list<Hook>('hook', { lookup: 'waiting' })) if (!timers.has(id)) schedule(id, 0)
  }

  return {
    send(hook: Pick<Hook, 'vendor' | 'url' | 'body' | 'subject'>) {
      const id = randomUUID()
      keep({ ...hook, id, state: 'waiting', tries: 0, lastAnswer: '', createdAt: new Date().toISOString() })
      schedule(id, 0)
    },
    resume,
    async stop() {
      ending.abort()
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

function signedHeaders(hook: Hook, { stripeWebhookSecret, twilioAuthToken }: Secrets): Record<string, string> {
  if (hook.vendor === 'twilio') {
    return {
      'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'X-Twilio-Signature': twilioSignature(twilioAuthToken, hook.url, new URLSearchParams(hook.body)),
    }
  }
  const seconds = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', stripeWebhookSecret).update(`${seconds}.${hook.body}`).digest('hex')
  return { 'Content-Type': 'application/json; charset=utf-8', 'Stripe-Signature': `t=${seconds},v1=${signature}` }
}

/** HMAC-SHA1 of the address followed by every parameter, sorted by name: Twilio's "Validating requests". */
function twilioSignature(authToken: string, url: string, params: URLSearchParams): string {
  const sorted = [...params].sort(([a], [b]) => (a < b ? -1 : 1))
  const signed = url + sorted.map(([name, value]) => name + value).join('')
  return createHmac('sha1', authToken).update(signed, 'utf8').digest('base64')
}
