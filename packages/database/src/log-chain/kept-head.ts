import { readFile, rename, writeFile } from 'node:fs/promises'
import type { Head } from './seal-log.ts'

/** A head as it is printed and kept: `<number>:<seal in hex>`. */
export const headText = ({ number, hash }: Head): string => `${number}:${hash.toString('hex')}`

/** Nothing for any other text. */
export function headOf(text: string): Head | undefined {
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  return number && hash ? { number: Number(number), hash: Buffer.from(hash, 'hex') } : undefined
}

/** The head in a file, or nothing where there is no file yet; throws for a file that holds something else. */
export async function readHead(file: string): Promise<Head | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const head = headOf(text)
  if (!head) throw new Error(`${file} does not hold the head of the action log's chain`)
  return head
}

/** Writes the head in the file's place, whole or not at all. */
export async function keepHead(file: string, head: Head): Promise<void> {
  const beside = `${file}.${process.pid}`
  await writeFile(beside, `${headText(head)}\n`)
  await rename(beside, file)
}
