import { type ErrorCode, Refusal } from '@cauce/domain/errors'
import type { FinancingExport } from '@cauce/domain/financing/filter'

/** Fetches the current view as a file and hands it to the browser. `onProgress` gets the bytes so far. Throws a `Refusal`. */
export async function downloadFinancings(asked: FinancingExport, onProgress: (bytes: number) => void): Promise<void> {
  const response = await fetch('/exports/financings', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  })
  if (!response.ok || !response.body) {
    const answer: { error?: { data?: { code?: ErrorCode } } } = await response.json().catch(() => ({}))
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
  link.download = fileNameOf(response.headers.get('content-disposition')) ?? `financings.${asked.format}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** The name in a Content-Disposition; undefined where it has none. */
export const fileNameOf = (header: string | null): string | undefined =>
  /filename="?([^";]+)"?/i.exec(header ?? '')?.[1]?.trim() || undefined
