import type { RefundAgenda } from './activities.ts'

export function wordsOf(due: { atMs: number } | undefined, { open }: RefundAgenda): string {
  if (!due) return 'No card takes what is left: waits for finance to transfer it.'
  const at = new Date(due.atMs).toISOString()
  return open.some((part) => part.state === 'unknown')
    ? `Does not know whether a part was given back; the acquirer is asked again at ${at}. Nudge it to ask now.`
    : `The acquirer has not given all back yet; it is asked at ${at}. Nudge it to ask now.`
}
