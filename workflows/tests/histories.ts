import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import proto, { type temporal } from '@temporalio/proto'
import type { TestWorkflowEnvironment } from '@temporalio/testing'

const { History } = proto.temporal.api.history.v1
export type RecordedHistory = temporal.api.history.v1.IHistory

const historiesFolder = new URL('../histories/', import.meta.url)
const cloneUrl = new URL('../../', import.meta.url).href
const fileOf = (name: string): URL => new URL(`${name}.json`, historiesFolder)

/** The names of the executions that are kept in a folder: `<scenario>`, or `<scenario>.<whose>`. */
export const namesIn = (folder: string): string[] =>
  readdirSync(new URL(`${folder}/`, historiesFolder)).map((file) => file.replace(/\.json$/, ''))

/** What a server keeps of an execution: one history for each of its runs, the first one first. */
export async function historiesOf(
  { client: { workflow: client } }: TestWorkflowEnvironment,
  workflowId: string,
): Promise<RecordedHistory[]> {
  const last = await client.getHandle(workflowId).fetchHistory()
  const runs = [last]
  const startOf = (run: RecordedHistory) => run.events?.[0]?.workflowExecutionStartedEventAttributes
  for (let runId = startOf(last)?.continuedExecutionRunId; runId; ) {
    const run = await client.getHandle(workflowId, runId).fetchHistory()
    runs.unshift(run)
    runId = startOf(run)?.continuedExecutionRunId
  }
  return runs
}

/** Keeps an execution as JSON: long numbers and enumerations as text, payloads in base64; places in the code from the clone's root. */
export async function writeHistory(name: string, history: RecordedHistory): Promise<void> {
  const plain = History.toObject(History.fromObject(history), { longs: String, enums: String, bytes: String })
  await mkdir(new URL('.', fileOf(name)), { recursive: true })
  await writeFile(
    fileOf(name),
    `${JSON.stringify(plain).replaceAll(cloneUrl, '').replaceAll(fileURLToPath(cloneUrl), '')}\n`,
  )
}

/** A kept execution as a worker replays it. */
export const readHistory = (name: string): RecordedHistory =>
  History.fromObject(JSON.parse(readFileSync(fileOf(name), 'utf8')))

/** Everything that an execution's payloads say. */
export function* payloadsOf(name: string): Generator<string> {
  for (const [, data = ''] of readFileSync(fileOf(name), 'utf8').matchAll(/"data":"([^"]*)"/g))
    yield Buffer.from(data, 'base64').toString()
}
