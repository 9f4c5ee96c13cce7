import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@cauce/embedded/free-port'
import { startPostgres } from '@cauce/embedded/postgres'
import { startTemporal } from '@cauce/embedded/temporal'
import { temporalProgram } from '@cauce/embedded/temporal-program'
import { restartCauce, startCauce } from '../e2e/harness/start-cauce.ts'
import { type Figure, median, ratio } from './figure.ts'

const rounds = 3

/** A second start to healthy, against the bare start of Postgres and Temporal on data that is already there. */
export async function startFigures(): Promise<Figure[]> {
  const bare = await bareStarts()
  const cauce = await startCauce()
  const ours: number[] = []
  try {
    for (let round = 0; round < rounds; round++) ours.push(await restartCauce(cauce))
  } finally {
    await cauce.stop()
  }
  return [ratio('second start to healthy', 's', median(ours) / 1000, median(bare) / 1000, { atMost: 6 })]
}

async function bareStarts(): Promise<number[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cauce-bench-'))
  const program = await temporalProgram(() => undefined)
  const spent: number[] = []
  try {
    for (let round = 0; round <= rounds; round++) {
      const [port, temporalPort, uiPort] = [await freePort(), await freePort(), await freePort()]
      const from = performance.now()
      const [postgres, temporal] = await Promise.all([
        startPostgres({ folder: join(folder, 'postgres'), port, durable: true }),
        startTemporal({ program, folder: join(folder, 'temporal'), port: temporalPort, uiPort }),
      ])
      // The first round makes the clusters.
      if (round > 0) spent.push(performance.now() - from)
      await Promise.all([postgres.stop(), temporal.stop()])
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return spent
}
