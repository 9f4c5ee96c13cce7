/** The kinds of records that the action log speaks of. */
export const subjectKinds = [
  'financing',
  'order',
  'customer',
  'user',
  'message',
  'session',
  'key',
  'service',
  'import',
  'webhook',
  'webhook-delivery',
  'administrator-change',
  'disbursement',
  'payout-file',
  'invoice',
  'log',
] as const

export type SubjectKind = (typeof subjectKinds)[number]
