import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { commandLine } from '@cauce/embedded/leftover'
import { env, stateFolder } from './env.ts'

const file = join(stateFolder, 'launcher.pid')
/** However it was started: by its whole path, or from within the clone. */
const launcherMain = join('launcher', 'src', 'start.ts')

/** The id of the launcher that runs in this clone, if one does. */
export async function runningLauncher(): Promise<number | undefined> {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''))
  if (!pid || pid === process.pid) return undefined
  return (await commandLine(pid))?.includes(launcherMain) ? pid : undefined
}

/** Marks this process as the clone's launcher; throws when there is another. */
export async function takeLock(): Promise<() => Promise<void>> {
  const other = await runningLauncher()
  if (other)
    throw new Error(`Cauce already runs in this folder as process ${other}: stop that one first (Ctrl-C there).`)
  // Started as root, Postgres runs as another user, who passes through a folder of data but never through the clone's own.
  await mkdir(stateFolder, { recursive: true, mode: 0o711 })
  if (!env.dataFolder) await chmod(stateFolder, 0o700)
  await writeFile(file, String(process.pid))
  return () => rm(file, { force: true })
}
