import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@cauce/embedded/free-port'
import { type RunningTemporal, startTemporal } from '@cauce/embedded/temporal'
import { temporalProgram } from '@cauce/embedded/temporal-program'

/**
 * A Temporal server that can be away: it is not started yet, and comes back at the same address with everything that
 * it knew. `remove()` ends it and its folder.
 */
export async function restartableTemporal() {
  const folder = await mkdtemp(join(tmpdir(), 'cauce-temporal-'))
  const [program, port, uiPort] = [await temporalProgram(), await freePort(), await freePort()]
  let server: RunningTemporal | undefined
  const stop = async () => {
    await server?.stop()
    server = undefined
  }
  return {
    address: `127.0.0.1:${port}`,
    async start() {
      server ??= await startTemporal({ program, folder, port, uiPort })
    },
    stop,
    async remove() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
