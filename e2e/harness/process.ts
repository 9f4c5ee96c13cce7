import { financingWorkflowId } from '@cauce/workflows/financing/contract'
import { Client, Connection } from '@temporalio/client'
import type { Announcement } from '../../apps/launcher/src/announce.ts'

/** The process of a financing once it has ended: how, how it is found, and all it remembers, as readable text. */
export async function processOf({ temporalAddress }: Pick<Announcement, 'temporalAddress'>, financingId: string) {
  const connection = await Connection.connect({ address: temporalAddress })
  try {
    const handle = new Client({ connection }).workflow.getHandle(financingWorkflowId(financingId))
    await handle.result()
    const { status, typedSearchAttributes, raw } = await handle.describe()
    return {
      status: status.name,
      attributes: Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value])),
      history: readable(await handle.fetchHistory()) + readable(raw),
    }
  } finally {
    await connection.close()
  }
}

/** Payloads are bytes that hold JSON: as numbers or base64 nothing could be found in them. */
const readable = (message: object): string =>
  JSON.stringify(message, (_, value: unknown) => {
    if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
    const bytes = value as { type?: string; data?: number[] } | null
    return bytes?.type === 'Buffer' && bytes.data ? Buffer.from(bytes.data).toString('utf8') : value
  })
