import type { HookSender } from '../hooks.ts'
import type { SettingsKeeper } from '../settings.ts'
import type { Store } from '../store.ts'
import { keepText, readText, type Text, type TextStatus } from './texts.ts'

export type TextDelivery = ReturnType<typeof textDelivery>

/** Carries texts from queued over sent to delivered, or to a failure, and tells the status callback of each step. */
export function textDelivery(store: Store, settings: SettingsKeeper, hooks: HookSender) {
  const timers = new Set<NodeJS.Timeout>()

  const later = (work: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      work()
    }, settings.current.sms.deliveryDelayMs / 2)
    timers.add(timer)
  }

  const move = (sid: string, status: TextStatus, errorCode: number | null = null) => {
    const text = readText(store, sid)
    if (!text) return
    const now = new Date().toISOString()
    const moved = keepText(store, { ...text, status, errorCode, sentAt: text.sentAt ?? now, updatedAt: now })
    if (moved.statusCallback) {
      hooks.send({ vendor: 'twilio', url: moved.statusCallback, body: callbackBody(moved), subject: `sms ${status}` })
    }
  }

  const fate = (text: Text): [TextStatus, number?] => {
    const { failAll, undeliverableNumbers } = settings.current.sms
    if (undeliverableNumbers.includes(text.to)) return ['undelivered', 30003]
    if (failAll || settings.spend('sms', 'failNext')) return ['failed', 30008]
    return ['delivered']
  }

  const deliver = (text: Text) => {
    const [status, errorCode] = fate(text)
    const finish = () => move(text.sid, status, errorCode)
    if (status === 'failed') return later(finish)
    later(() => {
      move(text.sid, 'sent')
      later(finish)
    })
  }

  return {
    deliver,
    /** Takes up what a restart interrupted. */
    resume() {
      for (const text of store.list<Text>('message')) {
        if (text.status === 'queued' || text.status === 'sent') deliver(text)
      }
    },
    async stop() {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

function callbackBody(text: Text): string {
  const params = new URLSearchParams({
    SmsSid: text.sid,
    SmsStatus: text.status,
    MessageStatus: text.status,
    MessageSid: text.sid,
    AccountSid: text.accountSid,
    From: text.from,
    To: text.to,
    ApiVersion: '2010-04-01',
  })
  if (text.errorCode) params.set('ErrorCode', String(text.errorCode))
  return params.toString()
}
