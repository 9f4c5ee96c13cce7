import { createUniqueId, For } from 'solid-js'
import type { ReceivedShown } from '../../src/merchant/receiver.ts'
import type { SandboxSettings } from '../../src/settings.ts'
import { Fold, NumberEntry } from './setting-fields.tsx'
import { exactTime } from './when.ts'
import { say } from './words.ts'
import type { FollowedWorld } from './world.ts'

const signature = { true: 'signed', false: 'notSigned', null: 'signatureUnknown' } as const

/** A merchant's own system: what it was told, whether that was signed, and how it answers. */
export function ReceivedWebhooks(props: {
  world: FollowedWorld
  settings: SandboxSettings['webhooks']
  received: ReceivedShown[]
}) {
  const secretId = createUniqueId()
  const set = (webhooks: Partial<SandboxSettings['webhooks']>) => void props.world.patch({ webhooks })
  return (
    <Fold title={say('merchantSystem')} note={String(props.received.length)}>
      <p class="break-all text-muted text-sm">{say('merchantAddress', `${location.origin}/webhooks/tienda`)}</p>
      <NumberEntry
        label={say('answerStatus')}
        value={props.settings.answerStatus}
        set={(answerStatus) => set({ answerStatus })}
      />
      <NumberEntry
        label={say('answerDelayMs')}
        value={props.settings.answerDelayMs}
        set={(answerDelayMs) => set({ answerDelayMs })}
      />
      <label for={secretId}>{say('webhookSecret')}</label>
      <input
        id={secretId}
        class="h-(--control) rounded-md border border-line-strong bg-surface px-2 font-mono text-sm"
        placeholder="whsec_…"
        autocomplete="off"
        value={props.settings.secret}
        onChange={(event) => set({ secret: event.currentTarget.value.trim() })}
      />
      <ul>
        <For each={props.received.slice(0, 50)} fallback={<li class="text-muted">{say('noReceived')}</li>}>
          {(webhook) => (
            <li class="border-line border-t py-1.5 first:border-t-0" title={exactTime(webhook.receivedAt)}>
              <details>
                <summary class="cursor-pointer">
                  <span>{webhook.type || webhook.path}</span>{' '}
                  <span
                    class="text-sm"
                    classList={{
                      'text-good-fg': webhook.signed === true,
                      'text-bad-fg': webhook.signed === false,
                      'text-muted': webhook.signed === null,
                    }}
                  >
                    {say(signature[`${webhook.signed}`])} · {webhook.answered}
                  </span>
                </summary>
                <pre class="whitespace-pre-wrap break-all text-sm">{webhook.body}</pre>
              </details>
            </li>
          )}
        </For>
      </ul>
    </Fold>
  )
}
