import { type ErrorCode, errorCodes, Refusal } from '@cauce/domain/errors'
import { Unreachable } from '../../api/failure.ts'
import { fetchWording } from '../../api/failure-text.ts'

type Failure = { error?: { data?: { code?: string; details?: Refusal['details'] } } }

/** Sends a file of a list, or nothing where the server has it already; gives the id of its preview. Throws as `sendFile`. */
export const upload = async (address: string, file: File | undefined, options: Sending = {}): Promise<string> =>
  (await sendFile<{ id: string }>(address, file, options)).id

type Sending = { onSent?: (bytes: number) => void; signal?: AbortSignal }

/**
 * Sends a file as it is and gives what the server answers. `onSent` gets the bytes so far; once all are sent the server
 * reads. Throws a `Refusal`, `Unreachable`, or the signal's reason.
 */
export async function sendFile<Answer>(
  address: string,
  file: File | undefined,
  { onSent, signal }: Sending = {},
): Promise<Answer> {
  const { status, body } = await send(address, file, onSent, signal)
  const answer = parsed(body)
  if (status === 200 && answer) return answer as Answer
  await fetchWording()
  const { code, details } = (answer as Failure | undefined)?.error?.data ?? {}
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

/** Nothing where something between here and the server answered in words of its own. */
function parsed(body: string): object | undefined {
  try {
    const answer: unknown = JSON.parse(body)
    return typeof answer === 'object' && answer !== null ? answer : undefined
  } catch {
    return undefined
  }
}
