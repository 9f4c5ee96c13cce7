import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes lines for whoever looks for a reason later into the launcher's own log; they are not shown. */
export function notesIn(logs: string): (line: string) => void {
  let written: Promise<unknown> = mkdir(logs, { recursive: true, mode: 0o700 }).catch(() => undefined)
  return (line) => {
    const text = `${new Date().toISOString()} ${line}\n`
    written = written.then(() => appendFile(join(logs, 'launcher.log'), text)).catch(() => undefined)
  }
}
