export type FileRule = {
  /** Endings with their dot, in small letters: ['.xlsx', '.csv']. */
  endings: readonly string[]
  /** Bytes. */
  largest: number
}

export type FileFault = 'ending' | 'too-large' | 'empty' | 'several'

/** What is wrong with what was dropped or chosen, or nothing. The server looks at the content; this only spares the way. */
export function fileFault(files: readonly Pick<File, 'name' | 'size'>[], rule: FileRule): FileFault | undefined {
  const [file, another] = files
  if (!file) return undefined
  if (another) return 'several'
  if (!rule.endings.some((ending) => file.name.toLowerCase().endsWith(ending))) return 'ending'
  if (file.size === 0) return 'empty'
  return file.size > rule.largest ? 'too-large' : undefined
}
