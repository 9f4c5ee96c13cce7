import { isUtf8 } from 'node:buffer'
import { Refusal } from '@cauce/domain/errors'

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * The text of a file that names no encoding: by its byte order mark, else UTF-16 where every other byte is zero, else
 * UTF-8 where it is valid, else Windows-1252, which Excel writes in western Europe. Refuses with `file-not-a-workbook` what has
 * control characters, as pictures and programs do, and with `file-damaged` half a character of UTF-16.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  if (encoding.startsWith('utf-16') && bytes.length % 2 === 1) throw new Refusal('file-damaged')
  const text = new TextDecoder(encoding).decode(bytes)
  if (controls.test(text)) throw new Refusal('file-not-a-workbook')
  return text
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text file has
const controls = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, 1024)
  if (head.length > 1 && zerosAmong(head, 1) > 0.4 && zerosAmong(head, 0) < 0.1) return 'utf-16le'
  if (head.length > 1 && zerosAmong(head, 0) > 0.4 && zerosAmong(head, 1) < 0.1) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

/** The share of zeros among the even or odd bytes. */
function zerosAmong(bytes: Uint8Array, offset: 0 | 1): number {
  let zeros = 0
  for (let at = offset; at < bytes.length; at += 2) if (bytes[at] === 0) zeros += 1
  return zeros / Math.ceil((bytes.length - offset) / 2)
}
