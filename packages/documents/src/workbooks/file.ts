export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A file to download. */
export type WrittenFile = { fileName: string; contentType: string; body: AsyncIterable<Uint8Array> }

/** `registro-de-acciones-2026-11-22.csv`: a title in letters that every system takes, and a calendar date. */
export function datedName(title: string, date: string, extension: 'xlsx' | 'csv'): string {
  const words = title
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `${words}-${date}.${extension}`
}
