import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../main.ts', import.meta.url))

/** The worker as it runs in earnest: a process of its own. `ended` tells how, with its last words. */
export function spawnWorker(settings: Record<string, string>) {
  const child = spawn(process.execPath, [program], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] })
  const words = Promise.all([text(child.stdout), text(child.stderr)])
  const ended = once(child, 'exit').then(async ([code, signal]: (number | string | null)[]) => ({
    code,
    signal,
    words: (await words).join(''),
  }))
  return {
    /** Waits for `sign` of its work; throws its last words where it ends by itself. */
    async shows<T>(sign: Promise<T>): Promise<T> {
      const died = ended.then(({ words: lastWords }) => Promise.reject(new Error(`the worker ended: ${lastWords}`)))
      return Promise.race([sign, died])
    },
    /** Sends a signal and waits for the end; answers how it ended. */
    async end(signal: 'SIGTERM' | 'SIGKILL') {
      child.kill(signal)
      return ended
    },
  }
}
