import { constants, type Stats } from 'node:fs'
import { lstat, mkdir, open, readdir, realpath, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { ErrorCode } from '@cauce/domain/errors'
import { largestFileBytes } from '@cauce/domain/limits'
import type { DropFolders, FeedFault } from '@cauce/domain/orders/shipments/gateways'
import { shownName } from './file-name.ts'

export type DropFolderOptions = {
  /** Holds a folder for each merchant, named by its id; without it there are none. */
  root: string | undefined
  /** A file that was written to more lately may still be. */
  untouchedForMs?: number
  largestBytes?: number
}

/** So many files of a folder are read at a time; the others wait for the next one. */
const filesAtOnce = 50
const longestNameBytes = 255
/** As programs name files that they have not finished yet; and what is ours. */
const unfinished = /^\.|[~#]$|\.(?:tmp|temp|part|partial|filepart|crdownload|swp|lock|writing)$/i
const merchantIds = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const isGone = (error: unknown): boolean => ['ENOENT', 'EACCES'].includes(String((error as NodeJS.ErrnoException).code))

/**
 * The folders that merchants leave their files in, as a file transfer server writes them. What is read is a plain file of
 * the merchant's own folder: no link, and nothing outside it, whoever put it there and whatever it is named.
 */
export function createDropFolders({
  root,
  untouchedForMs = 30_000,
  largestBytes = largestFileBytes,
}: DropFolderOptions): DropFolders {
  /** The merchant's folder; undefined where there is none that we may see, or where it leads elsewhere. */
  async function folderOf(merchantId: string): Promise<string | undefined> {
    if (root === undefined || !merchantIds.test(merchantId)) return undefined
    try {
      const folder = join(await realpath(root), merchantId)
      return (await lstat(folder)).isDirectory() ? folder : undefined
    } catch (error) {
      if (isGone(error)) return undefined
      throw error
    }
  }

  return {
    async list(merchantId) {
      const folder = await folderOf(merchantId)
      if (folder === undefined) return { fault: fault('feed-folder-missing') }
      const all = await namesIn(folder)
      if (all === undefined) return { fault: fault('feed-folder-missing') }
      const names = all.filter((name) => !unfinished.test(name))
      const found = await Promise.all(names.map(async (name) => ({ name, stats: await statsOf(join(folder, name)) })))
      const whole = found.flatMap(({ name, stats }) =>
        stats && !stats.isDirectory() && isWhole(stats, untouchedForMs) ? [{ name, at: stats.mtimeMs }] : [],
      )
      return {
        names: whole
          .toSorted((one, other) => one.at - other.at || (one.name < other.name ? -1 : 1))
          .slice(0, filesAtOnce)
          .map(({ name }) => name),
      }
    },

    async read(merchantId, name) {
      const folder = await folderOf(merchantId)
      if (folder === undefined || !isPlainName(name)) return undefined
      const path = join(folder, name)
      const before = await statsOf(path)
      if (!before) return undefined
      const fileName = shownName(name) || '—'
      if (!before.isFile()) return { fileName, fault: fault('feed-file-not-plain') }
      if (before.size > largestBytes) return { fileName, fault: fault('file-too-large') }
      const file = await readPlain(path, before)
      if (file === undefined) return undefined
      return file.length === 0 ? { fileName, fault: fault('file-empty') } : { fileName, file }
    },

    async settle(merchantId, name, to) {
      const folder = await folderOf(merchantId)
      if (folder === undefined || !isPlainName(name)) return undefined
      const target = join(folder, to)
      const stamp = new Date().toISOString().replace(/[-:]/g, '').replace('.', '')
      try {
        await mkdir(target, { mode: 0o770 }).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'EEXIST') throw error
        })
        // A link there would lead the file out of the folder.
        if (!(await lstat(target)).isDirectory()) return fault('feed-file-not-moved')
        await rename(join(folder, name), join(target, cutName(`${stamp}-${name}`)))
        return undefined
      } catch {
        return (await statsOf(join(folder, name))) && fault('feed-file-not-moved')
      }
    },
  }
}

const fault = (code: ErrorCode): FeedFault => ({ code, details: {}, passes: false })

/** As much of a name as a file system takes, which counts bytes; its ending stays. */
function cutName(name: string): string {
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  const stem = Buffer.from(name.slice(0, name.length - ending.length))
  let end = Math.min(stem.length, longestNameBytes - Buffer.byteLength(ending))
  // Bytes that go on with a character begin with the bits 10.
  while (((stem[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return stem.toString('utf8', 0, end) + ending
}

/** One name and no way: listed names are, and nothing else is asked for. */
const isPlainName = (name: string): boolean => name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name)

/** Some programs write under the name from the start, others link a finished file to it: both are left alone for a while. */
const isWhole = (stats: Stats, untouchedForMs: number): boolean =>
  Date.now() - Math.max(stats.mtimeMs, stats.ctimeMs) >= untouchedForMs && (!stats.isFile() || stats.nlink === 1)

/** The names in a folder; undefined where we are not let in. */
async function namesIn(folder: string): Promise<string[] | undefined> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isGone(error)) return undefined
    throw error
  }
}

async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path)
  } catch (error) {
    if (isGone(error)) return undefined
    throw error
  }
}

/** The bytes of the very file that was looked at; undefined where another is there by now, or it was written to meanwhile. */
async function readPlain(path: string, before: Stats): Promise<Buffer<ArrayBuffer> | undefined> {
  try {
    await using handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    const opened = await handle.stat()
    if (!opened.isFile() || opened.ino !== before.ino || opened.dev !== before.dev || opened.size !== before.size)
      return undefined
    const file = Buffer.alloc(before.size)
    const { bytesRead } = await handle.read(file, 0, before.size, 0)
    const after = await handle.stat()
    return bytesRead === before.size && after.size === before.size && after.mtimeMs === before.mtimeMs
      ? file
      : undefined
  } catch (error) {
    if (isGone(error) || (error as NodeJS.ErrnoException).code === 'ELOOP') return undefined
    throw error
  }
}
