import { mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * The SDK's own, official download. It can only be had by starting an environment once; the program it leaves in its
 * download folder is moved to `target`. Given up after two minutes: a network that swallows packets answers nothing.
 */
export async function downloadBySdk(kind: 'server' | 'testServer', target: string): Promise<void> {
  const { TestWorkflowEnvironment } = await import('@temporalio/testing')
  const downloadDir = await mkdtemp(`${target}.`)
  const server = { executable: { type: 'cached-download' as const, downloadDir } }
  try {
    const starting =
      kind === 'server'
        ? TestWorkflowEnvironment.createLocal({ server })
        : TestWorkflowEnvironment.createTimeSkipping({ server })
    const environment = await Promise.race([starting, sleep(120_000, undefined, { ref: false })])
    if (!environment) throw new Error('no answer within two minutes')
    await environment.teardown()
    const [program] = await readdir(downloadDir)
    if (!program) throw new Error('nothing was downloaded')
    await rename(join(downloadDir, program), target)
  } finally {
    await rm(downloadDir, { recursive: true, force: true })
  }
}
