import { onCleanup } from 'solid-js'
import { useLiveChanges } from '../api/live-changes.ts'

/** A bulk deed arrives as a burst: it is answered once. */
const burstMs = 300

/** Tells which records of a kind, or of several, have changed, each once per burst. What fails is told again by the next change. */
export function useChangedIds(
  subjectKinds: string | readonly string[],
  handle: (ids: string[]) => Promise<void>,
): void {
  const ids = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const note = ({ subjectId }: { subjectId: string }) => {
    ids.add(subjectId)
    timer ??= setTimeout(() => {
      timer = undefined
      const burst = [...ids]
      ids.clear()
      handle(burst).catch(() => {
        for (const id of burst) ids.add(id)
      })
    }, burstMs)
  }
  for (const kind of [subjectKinds].flat()) useLiveChanges(kind, note)
  onCleanup(() => clearTimeout(timer))
}
