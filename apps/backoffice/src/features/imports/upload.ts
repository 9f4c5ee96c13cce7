import { type ErrorCode, errorCodes, Refusal } from '@cauce/domain/errors'
import { Unreachable } from '../../api/failure.ts'
import { fetchWording } from '../../api/failure-text.ts'

type Answer = { id?: string; error?: { data?: { code?: string; details?: Refusal['details'] } } }

/**
 * Sends a file as it is, or nothing where the server has it already; gives the id of its preview. `onSent` gets the
 * bytes so far; once all are sent the server reads. Throws a `Refusal`, `Unreachable`, or the signal's reason.
 */
export async function upload(
  address: string,
  file: File | undefined,
  { onSent, signal }: { onSent?: (bytes: number) => void; signal?: AbortSignal } = {},
): Promise<string> {
  const { status, body } = await send(address, file, onSent, signal)
  const answer = parsed(body)
  if (status === 200 && answer.id) return answer.id
  await fetchWording()
  const { code, details } = answer.error?.data ?? {}
  throw new Refusal(errorCodes.find((known): known is ErrorCode => known === code) ?? 'internal', details)
}

/** By XMLHttpRequest: fetch does not tell how much of a body is sent. */
function send(address: string, file: File | undefined, onSent?: (bytes: number) => void, signal?: AbortSignal) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.upload.onprogress = ({ loaded }) => onSent?.(loaded)
    request.upload.onload = () => onSent?.(file?.size ?? 0)
    request.onload = () => resolve({ status: request.status, body: request.responseText })
    request.onerror = () => reject(new Unreachable())
    request.onabort = () => reject(signal?.reason as Error)
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    if (file) {
      request.setRequestHeader('content-type', 'application/octet-stream')
      request.setRequestHeader('x-file-name', encodeURIComponent(file.name.toWellFormed()))
      request.send(file)
    } else request.send()
  })
}

function parsed(body: string): Answer {
  try {
    return JSON.parse(body) as Answer
  } catch {
    return {}
  }
}
