import { createSignal, onCleanup } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { IntentSummary } from '../../src/control/intents.ts'
import type { Hook } from '../../src/hooks.ts'
import type { Mail } from '../../src/mailbox/mails.ts'
import type { ReceivedShown } from '../../src/merchant/receiver.ts'
import type { Text } from '../../src/phone/texts.ts'
import type { SandboxSettings, SettingsPatch } from '../../src/settings.ts'

type Shown = {
  messages: Text[]
  mails: Mail[]
  intents: IntentSummary[]
  hooks: Hook[]
  webhooks: ReceivedShown[]
  settings?: SandboxSettings
}

/** Which lists are read anew when a kind of record changed. */
const listsOf: Record<string, (keyof Shown)[]> = {
  message: ['messages'],
  mail: ['mails'],
  payment_intent: ['intents'],
  setup_intent: ['intents'],
  capture: ['intents'],
  hook: ['hooks'],
  webhook: ['webhooks'],
  // The secret says which webhooks are signed.
  setting: ['settings', 'webhooks'],
}

const keyOf: Partial<Record<keyof Shown, string>> = {
  messages: 'sid',
  mails: 'id',
  intents: 'id',
  hooks: 'id',
  webhooks: 'id',
}
const everything = Object.values(listsOf).flat()

export type FollowedWorld = ReturnType<typeof followWorld>

/** The sandbox as it is now, kept current by its event stream. */
export function followWorld() {
  const [shown, setShown] = createStore<Shown>({ messages: [], mails: [], intents: [], hooks: [], webhooks: [] })
  const [connected, setConnected] = createSignal(true)

  const read = async (list: keyof Shown) => {
    const answer = await fetch(`/control/${list}`).catch(() => undefined)
    if (answer?.ok) setShown(list, reconcile(await answer.json(), { key: keyOf[list] ?? null }))
  }
  const readAll = (lists: (keyof Shown)[]) => Promise.all([...new Set(lists)].map(read))
  const write = async (method: 'POST' | 'PATCH', path: string, body?: object) => {
    await fetch(`/control/${path}`, { method, body: body && JSON.stringify(body) }).catch(() => undefined)
    await read('settings')
  }

  const stream = new EventSource('/control/changes')
  stream.addEventListener('open', () => {
    setConnected(true)
    void readAll(everything)
  })
  stream.addEventListener('error', () => setConnected(false))
  stream.addEventListener('changed', ({ data }: MessageEvent<string>) => {
    const kinds = JSON.parse(data) as string[]
    void readAll(kinds.flatMap((kind) => listsOf[kind] ?? []))
  })
  onCleanup(() => stream.close())

  return {
    shown,
    connected,
    patch: (patch: SettingsPatch) => write('PATCH', 'settings', patch),
    calm: () => write('POST', 'calm'),
    forgetKeys: () => write('POST', 'forget-idempotency-keys'),
    writeBack: (from: string, body: string) => write('POST', 'inbound', { from, body }),
    reset: async () => {
      await write('POST', 'reset')
      await readAll(everything)
    },
  }
}
