import type { Dependencies } from '../dependencies.ts'
import type { EndWithout, TakeFetched } from './read-file.ts'

/**
 * Reads a merchant's folder: each whole file has a reading of its own, the last one the reading that was begun, so that one
 * that is stopped in the middle goes on with what is left. Files go out of the way once they are kept; those of a trial, of
 * which the first is looked at, stay. One that cannot be moved is told by a failed reading, and keeps no other from its own.
 */
export const createReadFolder =
  ({ dropFolders }: Pick<Dependencies, 'dropFolders'>) =>
  async (
    { merchantId, isTrial }: { merchantId: string; isTrial: boolean },
    take: TakeFetched,
    endWithout: EndWithout,
  ): Promise<void> => {
    const listed = await dropFolders.list(merchantId)
    if ('fault' in listed) return endWithout(listed.fault, true)
    const names = isTrial ? listed.names.slice(0, 1) : listed.names
    const last = names.at(-1)
    if (last === undefined) return endWithout(null, true)
    for (const name of names) {
      const isOwn = name === last
      const found = await dropFolders.read(merchantId, name)
      if (!found) {
        if (isOwn) await endWithout(null, true)
        continue
      }
      const { fileName } = found
      const fault = 'fault' in found ? found.fault : await take({ fileName, file: found.file }, isOwn)
      if (fault) await endWithout({ ...fault, fileName, ...('file' in found && { file: found.file }) }, isOwn)
      if (isTrial) continue
      const stays = await dropFolders.settle(merchantId, name, fault ? 'failed' : 'read')
      if (stays) await endWithout({ ...stays, fileName }, false)
    }
  }
