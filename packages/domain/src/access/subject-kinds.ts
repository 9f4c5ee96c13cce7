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
  'shipment-feed',
  'shipment-reading',
  'webhook',
  'webhook-delivery',
  'administrator-change',
  'merchant',
  'account-change',
  'disbursement',
  'payout-file',
  'statement',
  'invoice',
  'log',
] as const

export type SubjectKind = (typeof subjectKinds)[number]
