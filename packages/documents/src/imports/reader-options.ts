import type { ForkOptions } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ReaderLimits } from './limits.ts'

/** What a child that reads runs. */
export const readerProgram = fileURLToPath(new URL('./reading-child.ts', import.meta.url))

/** It has none of this process's settings and secrets, may write nothing and start nothing but a thread. */
export const readerOptions = ({ heapMb }: Pick<ReaderLimits, 'heapMb'>): ForkOptions => ({
  serialization: 'advanced',
  execArgv: [
    `--max-old-space-size=${heapMb}`,
    '--max-semi-space-size=32',
    '--permission',
    '--allow-fs-read=*',
    '--allow-worker',
  ],
  env: {},
  stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
})
