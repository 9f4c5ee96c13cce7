import type { lockFinancing } from './lock-financing.ts'

export type LockedFinancing = Awaited<ReturnType<typeof lockFinancing>>

/** Whose change it is, for the log. */
export const ofFinancing = (financing: Pick<LockedFinancing, 'id' | 'merchant_id' | 'centre_id'>) => ({
  subjectKind: 'financing' as const,
  subjectId: financing.id,
  merchantId: financing.merchant_id,
  centreId: financing.centre_id,
})
