import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { loneReader } from './testing/lone-reader.ts'

const untilGone = (pid: number) =>
  vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 15_000, interval: 100 })

test('a child that is busy for ever ends by itself when its time is over', async () => {
  expect(await once(loneReader(1_000), 'exit')).toEqual([null, 'SIGKILL'])
})

test('a child that is busy for ever ends when whoever asked it was killed', async () => {
  const program = fileURLToPath(new URL('./testing/lone-reader.ts', import.meta.url))
  const asker = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { loneReader } = await import(${JSON.stringify(program)})
       const reader = loneReader(600_000)
       reader.once('message', () => setTimeout(() => console.log(reader.pid), 600))`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const [pid] = await once(asker.stdout.setEncoding('utf8'), 'data')
  process.kill(Number(pid), 0)
  asker.kill('SIGKILL')
  await untilGone(Number(pid))
})
