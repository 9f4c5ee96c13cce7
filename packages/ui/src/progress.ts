/** Whole per cent, 0 to 100. It says 100 only when all is done; nothing to do is done. */
export function shareOf(done: number, total: number): number {
  if (total <= 0) return 100
  return Math.min(100, Math.max(0, Math.floor((done / total) * 100)))
}
