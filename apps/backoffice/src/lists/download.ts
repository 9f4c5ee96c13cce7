import { type ErrorCode, Refusal } from '@cauce/domain/errors'
import { fetchWording } from '../api/failure-text.ts'

/** What every export is asked for, with the page's own filter and columns beside it. */
export type ExportRequest = { format: 'xlsx' | 'csv'; locale: string }

/** A document of one record, in the only form it has. */
export type DocumentRequest = { id: string; format: 'pdf' | 'xlsx' | 'xml'; locale: string }

/** Fetches a view as a file from `path` and hands it to the browser. `onProgress` gets the bytes so far. Throws a `Refusal`. */
export async function download(
  path: string,
  asked: ExportRequest | DocumentRequest,
  onProgress: (bytes: number) => void,
): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  })
  if (!response.ok || !response.body) {
    const answer: { error?: { data?: { code?: ErrorCode } } } = await response.json().catch(() => ({}))
    await fetchWording()
    throw new Refusal(answer.error?.data?.code ?? 'internal')
  }
  const parts: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  const reader = response.body.getReader()
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    parts.push(step.value)
    bytes += step.value.byteLength
    onProgress(bytes)
  }
  const type = response.headers.get('content-type') ?? 'application/octet-stream'
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(parts, { type }))
  link.download = fileNameOf(response.headers.get('content-disposition')) ?? `${path.split('/').at(-1)}.${asked.format}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** The name in a Content-Disposition; undefined where it has none. */
export const fileNameOf = (header: string | null): string | undefined =>
  /filename="?([^";]+)"?/i.exec(header ?? '')?.[1]?.trim() || undefined
