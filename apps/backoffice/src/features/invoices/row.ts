import type { Outputs } from '../../api/api.ts'

/** An invoice or a credit note. */
export type Row = Outputs['invoices']['list']['rows'][number]

/** Whether a credit note may take it back. */
export const stands = ({ corrects, correctedBy }: Row): boolean => corrects === null && correctedBy === null
