import type { Fault } from '@cauce/database/log-chain/faults'
import { headOf, headText } from '@cauce/database/log-chain/kept-head'
import type { Head } from '@cauce/database/log-chain/seal-log'
import type { Verified } from '@cauce/database/log-chain/verify-log'
import type { LogFaultKind } from '@cauce/domain/access/log-faults'

/** A head as it was printed: `<number>:<seal in hex>`. Throws for anything else. */
export function headIn(text: string): Head {
  const head = headOf(text)
  if (!head) throw new Error('--known takes what a former run printed as its head: <number>:<64 hex digits>')
  return head
}

/** What a verification found, in words, with the head to keep. */
export function verdict({ seals, anchors, waiting, head, sealedAt, faults }: Verified): string {
  const waits = waiting > 0 ? [`${waiting} newer lines wait for their seal.`] : []
  const found = faults.map((fault) => `  ${inWords[fault.kind]}: ${fault.count}, the first ${place(fault)}`)
  const sum =
    faults.length === 0
      ? `The log is sound: ${seals} lines, ${anchors} anchors, last sealed ${sealedAt ?? 'never'}.`
      : `The log is NOT as it was sealed (${seals} seals, last sealed ${sealedAt ?? 'never'}):`
  return [sum, ...found, ...waits, `Head: ${headText(head)}`].join('\n')
}

/** What a chain was that is thrown away, and what is still to be done. */
export const begunAnew = (before: Verified): string =>
  [
    verdict(before),
    'That chain is gone; another begins with the lines as they are now, which is in the log.',
    'Stop every worker, delete the file at its LOG_HEAD_FILE, and start it again: until then it seals nothing.',
  ].join('\n')

const place = ({ position, transaction, seal }: Fault): string =>
  position === undefined
    ? `at seal ${seal}`
    : `at position ${position} of transaction ${transaction}${seal === undefined ? '' : ` (seal ${seal})`}`

const inWords: Record<LogFaultKind, string> = {
  edited: 'edited lines',
  deleted: 'deleted lines',
  'cut-off': 'lines cut off at the end',
  inserted: 'lines put in between',
  'out-of-order': 'seals out of order',
  'seal-missing': 'missing seals',
  resealed: 'stretches sealed anew without the key',
  'anchor-missing': 'missing anchors',
  'anchor-forged': 'anchors of another key',
  'taken-back': 'chain taken back to before the known head',
  'not-begun': 'lines without any chain',
}
