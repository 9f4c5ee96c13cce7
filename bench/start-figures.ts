import { chmod, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '@cauce/embedded/free-port'
import { startPostgres } from '@cauce/embedded/postgres'
import { startTemporal } from '@cauce/embedded/temporal'
import { temporalProgram } from '@cauce/embedded/temporal-program'
import { makeFolder, startCauce } from '../e2e/harness/start-cauce.ts'
import { type Figure, median, ratio } from './figure.ts'

const rounds = 3

/** A second start to healthy, against the bare start of Postgres and Temporal on data that is already there. */
export async function startFigures(): Promise<Figure[]> {
  const folder = await makeFolder()
  try {
    const bare = await startTimes(() => startBare(join(folder, 'bare')))
    const ours = await startTimes(() => startCauce(folder))
    return [ratio('second start to healthy', 's', median(ours) / 1000, median(bare) / 1000, { atMost: 6 })]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Milliseconds of each start but the first, which makes the data. */
async function startTimes(start: () => Promise<{ stop: () => Promise<void> }>): Promise<number[]> {
  const spent: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const from = performance.now()
    const { stop } = await start()
    if (round > 0) spent.push(performance.now() - from)
    await stop()
  }
  return spent
}

async function startBare(folder: string) {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o711)
  const program = await temporalProgram()
  const [port, temporalPort, uiPort] = [await freePort(), await freePort(), await freePort()]
  const [postgres, temporal] = await Promise.all([
    startPostgres({ folder: join(folder, 'postgres'), port, durable: true }),
    startTemporal({ program, folder: join(folder, 'temporal'), port: temporalPort, uiPort }),
  ])
  return { stop: async () => void (await Promise.all([postgres.stop(), temporal.stop()])) }
}
