import type { Store } from '../store.ts'

export type TextStatus = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed' | 'received'

/** One text as the sandbox keeps it; instants are ISO in UTC. */
export type Text = {
  sid: string
  accountSid: string
  from: string
  to: string
  body: string
  /** `inbound` was written by the person with the phone. */
  direction: 'outbound-api' | 'inbound'
  status: TextStatus
  errorCode: number | null
  segments: number
  statusCallback: string | null
  createdAt: string
  sentAt: string | null
  updatedAt: string
}

/** The number of the person whose phone shows this text. */
export const phoneOf = (text: Text): string => (text.direction === 'inbound' ? text.from : text.to)

export function keepText(store: Store, text: Text): Text {
  store.put('message', text.sid, text, phoneOf(text))
  return text
}

export const readText = (store: Store, sid: string): Text | undefined => store.get<Text>('message', sid)

/** What Twilio says of an error code. Source: Twilio's error dictionary. */
export const errorMessages: Record<number, string> = {
  30003: 'Unreachable destination handset',
  30005: 'Unknown destination handset',
  30008: 'Unknown error',
}
