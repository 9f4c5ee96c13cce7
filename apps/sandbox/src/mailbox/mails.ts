import { createHash } from 'node:crypto'
import type { Store } from '../store.ts'

export type Mail = {
  id: string
  messageId: string
  from: string
  /** Envelope recipients. */
  to: string[]
  toHeader: string
  subject: string
  html: string
  text: string
  attachments: { name: string; contentType: string; base64: string }[]
  receivedAt: string
  /** How often the same Message-ID came; readers show such a mail once. */
  copies: number
}

/** Files a mail; one with a known Message-ID for the same recipients is counted, not shown twice. */
export function keepMail(store: Store, mail: Omit<Mail, 'id' | 'receivedAt' | 'copies'>): void {
  const receivedAt = new Date().toISOString()
  const identity = mail.messageId || `${receivedAt}${Math.random()}`
  const id = createHash('sha256').update(`${identity}\n${mail.to.join()}`).digest('hex').slice(0, 24)
  const known = store.get<Mail>('mail', id)
  store.put('mail', id, known ? { ...known, copies: known.copies + 1 } : { ...mail, id, receivedAt, copies: 1 })
}
