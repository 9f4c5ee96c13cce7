import { join } from 'node:path'
import { startPostgres } from '@cauce/embedded/postgres'
import { startTemporal } from '@cauce/embedded/temporal'
import { type Listener, temporalProgram } from '@cauce/embedded/temporal-program'
import { temporalConnection } from '@cauce/server/temporal'
import { registerAttributes } from '@cauce/server/temporal-attributes'
import { env, temporalNamespace } from '../env.ts'
import type { Ports } from '../ports.ts'
import type { Shutdown } from '../shutdown.ts'

/** The owner's address of Cauce's database: DATABASE_URL, or one of the embedded Postgres, which is then started. */
export async function bringUpPostgres(folder: string, ports: Ports, shutdown: Shutdown): Promise<string> {
  if (env.databaseUrl) return env.databaseUrl
  let url = ''
  await shutdown.start('Postgres', async () => {
    const postgres = await startPostgres({ folder: join(folder, 'postgres'), port: ports.postgres, durable: true })
    url = postgres.url('postgres')
    return postgres
  })
  return url
}

/**
 * Addresses of Temporal and its UI: TEMPORAL_ADDRESS, whose namespace is told what processes are searched by, or the
 * embedded development server, which is then started.
 */
export async function bringUpTemporal(folder: string, ports: Ports, shutdown: Shutdown, listener: Listener) {
  if (env.temporalAddress) {
    const connection = temporalConnection({ ...env.temporalAccess, TEMPORAL_ADDRESS: env.temporalAddress })
    await registerAttributes(connection, temporalNamespace)
    return { address: env.temporalAddress, uiUrl: env.temporalUiUrl ?? '' }
  }
  const program = await temporalProgram(listener)
  const options = { program, folder: join(folder, 'temporal'), port: ports.temporal, uiPort: ports.temporalUi }
  await shutdown.start('Temporal', () => startTemporal(options))
  return { address: `127.0.0.1:${ports.temporal}`, uiUrl: `http://localhost:${ports.temporalUi}` }
}
