/**
 * What can be wrong with the log's chain: a line that is not as it was sealed, is gone, is missing with all that came after
 * it, or was put between sealed ones; seals out of order or gone; seals computed anew, which the next anchor gives away; an
 * anchor that is gone or that no key of ours made; a chain that no longer holds a place it once had, or that is not there
 * although the log has lines.
 */
export type LogFaultKind =
  | 'edited'
  | 'deleted'
  | 'cut-off'
  | 'inserted'
  | 'out-of-order'
  | 'seal-missing'
  | 'resealed'
  | 'anchor-missing'
  | 'anchor-forged'
  | 'taken-back'
  | 'not-begun'
