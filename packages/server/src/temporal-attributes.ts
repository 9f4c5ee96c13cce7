import { searchAttributes } from '@cauce/domain/search-attributes'
import { Connection, type ConnectionOptions, isGrpcServiceError } from '@temporalio/client'

/** Temporal's own number for an attribute that is found by its whole value. */
const keyword = 2

/** gRPC's numbers for "not for you" and "no such thing here". */
const unanswered = [7, 12]

/**
 * What processes are searched by and the namespace does not know: a process that sets it fails each of its steps. Nothing
 * where the server does not let us ask.
 */
export async function missingAttributes(connection: Connection, namespace: string): Promise<string[]> {
  const names = Object.values(searchAttributes)
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
    return names.filter((name) => customAttributes?.[name] !== keyword)
  } catch (error) {
    if (isGrpcServiceError(error) && unanswered.includes(error.code)) return []
    throw error
  }
}

/** What to do about attributes that are missing, in one line. */
export const attributesWanted = (namespace: string, missing: readonly string[]): string =>
  `the namespace ${namespace} does not know ${missing.join(', ')}: register them as deploy/temporal-namespace.sh does`

/**
 * Registers what processes are searched by and the namespace does not know yet, where we may. Throws what is missing
 * all the same, or that Temporal does not answer.
 */
export async function registerAttributes(options: ConnectionOptions, namespace: string): Promise<void> {
  const connection = await Connection.connect(options)
  try {
    const missing = await missingAttributes(connection, namespace)
    if (missing.length === 0) return
    const wanted = Object.fromEntries(missing.map((name) => [name, keyword]))
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes: wanted }).catch(() => undefined)
    const still = await missingAttributes(connection, namespace)
    if (still.length > 0) throw new Error(attributesWanted(namespace, still))
  } finally {
    await connection.close()
  }
}
