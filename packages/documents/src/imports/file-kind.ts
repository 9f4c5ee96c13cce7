import { Refusal } from '@cauce/domain/errors'

export type FileKind = 'zip' | 'compound' | 'text'

const starts = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

/** What a file is by its first bytes, whatever it is called: .xlsx is a zip, .xls a compound file, .csv text. */
export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new Refusal('file-empty')
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'zip'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'compound'
  if (starts(bytes, 0x50, 0x4b) || starts(bytes, 0x25, 0x50, 0x44, 0x46)) throw new Refusal('file-not-a-workbook')
  return 'text'
}
