import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import proto, { type temporal } from '@temporalio/proto'

const { History } = proto.temporal.api.history.v1
export type RecordedHistory = temporal.api.history.v1.IHistory

export const historiesFolder = new URL('../histories/', import.meta.url)
const cloneUrl = new URL('../../', import.meta.url).href
const fileOf = (name: string): URL => new URL(`${name}.json`, historiesFolder)

/** Keeps an execution as JSON: long numbers and enumerations as text, payloads in base64; places in the code from the clone's root. */
export async function writeHistory(name: string, history: RecordedHistory): Promise<void> {
  const plain = History.toObject(History.fromObject(history), { longs: String, enums: String, bytes: String })
  await writeFile(fileOf(name), `${JSON.stringify(plain).replaceAll(cloneUrl, '')}\n`)
}

/** A kept execution as a worker replays it. */
export const readHistory = (name: string): RecordedHistory =>
  History.fromObject(JSON.parse(readFileSync(fileOf(name), 'utf8')))

/** Everything that an execution's payloads say. */
export function* payloadsOf(name: string): Generator<string> {
  for (const [, data = ''] of readFileSync(fileOf(name), 'utf8').matchAll(/"data":"([^"]*)"/g))
    yield Buffer.from(data, 'base64').toString()
}
