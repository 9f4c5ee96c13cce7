import type { WrittenFile } from '@cauce/documents/workbooks/file'

/** A document that is whole already, as a file to download. */
export function oneFile(fileName: string, contentType: string, bytes: Uint8Array): WrittenFile {
  async function* body() {
    yield bytes
  }
  return { fileName, contentType, body: body() }
}
