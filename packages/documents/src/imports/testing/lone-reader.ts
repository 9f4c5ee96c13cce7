import { type ChildProcess, fork } from 'node:child_process'
import { readerLimits } from '../limits.ts'
import { readerOptions, readerProgram } from '../reader-options.ts'
import { question } from './files.ts'

/** Runs before the child's own program: once it was asked, it never ends its work. */
const neverEnding = `process.once('message', () => setTimeout(() => { for (;;); }, 300))`

/** For tests: a child that was asked, is busy for ever, and that nobody here watches. It has so long to answer. */
export function loneReader(milliseconds: number): ChildProcess {
  const options = readerOptions(readerLimits)
  const reader = fork(readerProgram, {
    ...options,
    execArgv: [...(options.execArgv ?? []), '--import', `data:text/javascript,${encodeURIComponent(neverEnding)}`],
  })
  reader.send({ bytes: Buffer.from('Nombre;Precio\nA;1'), question, milliseconds })
  return reader
}
