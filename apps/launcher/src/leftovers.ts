import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { endLeftover } from '@cauce/embedded/leftover'
import { endLeftoverPostgres } from '@cauce/embedded/postgres'
import { endLeftoverTemporal } from '@cauce/embedded/temporal'
import { clone } from './env.ts'

/** Ends what a launcher that was killed left running, in the order of a usual stop, so that its ports are free again. */
export async function endLeftovers(dataFolder: string, logs: string): Promise<void> {
  for (const file of (await readdir(logs).catch(() => [])).filter((name) => name.endsWith('.pid'))) {
    const pid = Number(await readFile(join(logs, file), 'utf8'))
    if (pid) await endLeftover(pid, join(clone, 'apps', file.slice(0, -'.pid'.length)), 'SIGTERM', 3000)
  }
  await endLeftoverTemporal(join(dataFolder, 'temporal'))
  await endLeftoverPostgres(join(dataFolder, 'postgres'))
}
