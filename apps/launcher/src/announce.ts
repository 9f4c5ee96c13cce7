import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DemoLogin } from './demo/load.ts'
import { stateFolder } from './env.ts'
import { addresses, type Surroundings } from './processes.ts'

/** What other programs of the clone may ask a running launcher: browser tests and the bench. */
export type Announcement = ReturnType<typeof addresses> & {
  workerHealth: string
  databaseUrl: string
  temporalAddress: string
  temporalUiUrl: string
  /** Holds `<process>.pid` and `<process>.log` of api, worker and sandbox. */
  logs: string
  secretKey: string
  logins: readonly DemoLogin[]
}

export const announcementFile = (folder: string) => join(folder, 'running.json')

/** Written once everything is healthy; readable by its owner only, for it names the database's password. */
export async function announce(surroundings: Surroundings, logins: readonly DemoLogin[]): Promise<void> {
  const { ports, databaseUrl, temporalAddress, temporalUiUrl, secrets } = surroundings
  const announcement: Announcement = {
    ...addresses(ports),
    workerHealth: `http://localhost:${ports.workerHealth}`,
    databaseUrl,
    temporalAddress,
    temporalUiUrl,
    logs: join(stateFolder, 'logs'),
    secretKey: secrets.secretKey,
    logins,
  }
  await writeFile(announcementFile(stateFolder), JSON.stringify(announcement, null, 2), { mode: 0o600 })
}

/** Nothing runs any more, or not yet: what an earlier run announced does not hold. */
export const withdrawAnnouncement = (): Promise<void> => rm(announcementFile(stateFolder), { force: true })
