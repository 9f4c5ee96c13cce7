import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from './harness/cauce.ts'

const clone = join(import.meta.dirname, '..')

/** `npm run verify-log`, without npm's own lines, for the Cauce whose data are in the folder. */
const verifyLog = (folder: string, ...given: string[]) =>
  new Promise<{ code: unknown; said: string }>((resolve) => {
    const command = [join(clone, 'apps', 'launcher', 'src', 'verify-log.ts'), ...given]
    const options = { cwd: clone, env: { ...process.env, CAUCE_DATA: folder } }
    execFile(process.execPath, command, options, (error, out, problems) =>
      resolve({ code: error?.code ?? 0, said: out + problems }),
    )
  })

test('F5: a shell verifies the log of what runs: sound, not as a head of before says, or not looked at', async ({
  cauce,
}) => {
  const sound = await verifyLog(cauce.folder)
  expect(sound).toEqual({ code: 0, said: expect.stringContaining('The log is sound') })
  const head = /^Head: (\d+:[0-9a-f]{64})$/m.exec(sound.said)?.[1]
  expect(await verifyLog(cauce.folder, '--known', head!)).toMatchObject({ code: 0 })
  const other = `${head!.split(':')[0]}:${'0'.repeat(64)}`
  expect(await verifyLog(cauce.folder, '--known', other)).toEqual({
    code: 1,
    said: expect.stringContaining('The log is NOT as it was sealed'),
  })
  expect(await verifyLog(cauce.folder, '--known', 'yesterday')).toEqual({
    code: 2,
    said: expect.stringContaining('--known takes what a former run printed'),
  })
})
