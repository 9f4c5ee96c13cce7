export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A file to download. */
export type WrittenFile = { fileName: string; contentType: string; body: AsyncIterable<Uint8Array> }
