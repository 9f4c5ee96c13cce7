import { expect, test } from 'vitest'
import { type ExportedLine, logFile } from './log.ts'

const line: ExportedLine = {
  at: '2026-11-22T10:00:00.000Z',
  merchant: { name: 'Academia Norte' },
  actor: { id: 'a', kind: 'system', name: null },
  action: 'financing.settle-attempt',
  subject: { id: 's', kind: 'financing', label: 'MKT-1', financingId: 's' },
  changes: [
    { field: 'state', before: 'open', after: 'voided' },
    { field: 'amountCents', after: 2_890_00 },
    { field: 'declineCode', after: 'insufficient_funds' },
    { field: 'linkExpiresAt', after: '2026-11-22T23:30:00.000Z' },
  ],
  ip: null,
  device: null,
}

test.each([
  ['es', 'Introduciendo la tarjeta → Anulado', 'saldo', '23/11/2026, 00:30'],
  ['fr', '→ Annulé', 'provision', '23/11/2026 00:30'],
  ['en', '→ Voided', 'funds', '23/11/2026, 00:30'],
] as const)(
  'the file tells changes in words, as the page does, and in the merchant’s time: %s',
  async (locale, ...said) => {
    async function* batches() {
      yield [line]
    }
    const file = logFile(batches(), {
      format: 'csv',
      locale,
      timeZone: 'Europe/Madrid',
      today: '2026-11-22',
      columns: ['changes'],
    })
    const chunks: Uint8Array[] = []
    for await (const chunk of file.body) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString()
    for (const words of said) expect(text).toContain(words)
    expect(text).not.toMatch(/voided|insufficient_funds|289000|T23:30/)
  },
)
