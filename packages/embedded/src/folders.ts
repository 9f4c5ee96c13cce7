import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { env } from './env.ts'

const isRoot = () => process.getuid?.() === 0

/** Where downloaded programs are kept for every clone of this user. */
export const programsFolder = () => join(env.cacheFolder(), 'programs')

/**
 * Where a clone keeps its database, its processes' state and its secrets. For a plain user that is `.cauce` in the
 * clone. Started as root, Postgres runs as another user who may be unable to enter the clone: then it is a folder of
 * root's own outside, named after the clone's path and an id, so that a clone made anew at the same path starts empty.
 */
export async function dataFolder(clone: string): Promise<string> {
  const inClone = join(clone, '.cauce')
  await mkdir(inClone, { recursive: true, mode: 0o700 })
  if (!isRoot()) return inClone
  const name = createHash('sha256')
    .update(`${clone}\n${await cloneId(inClone)}`)
    .digest('hex')
    .slice(0, 16)
  const folder = join(await enterableFolder(), 'clones', name)
  await mkdir(folder, { recursive: true, mode: 0o711 })
  return folder
}

/** As root: the user's cache folder where `postgres` may enter it, else the system's own. Root's home is not opened up. */
export async function enterableFolder(): Promise<string> {
  const cache = env.cacheFolder()
  if (await othersMayEnter(cache)) return cache
  return '/var/cache/cauce'
}

async function othersMayEnter(folder: string): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const mode = await stat(at).then(
      (found) => found.mode,
      () => undefined,
    )
    if (mode !== undefined && (mode & 0o001) === 0) return false
    if (at === dirname(at)) return true
  }
}

async function cloneId(folder: string): Promise<string> {
  const file = join(folder, 'id')
  await writeFile(file, randomUUID(), { flag: 'wx' }).catch(() => undefined)
  return readFile(file, 'utf8')
}
